import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { upsertCollectedSource } from '#db/queries/upsert-collected-source.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import type { Collected, Collector } from '#lib/sources/collector.ts'
import { type RunTools, runSource } from './run-source.ts'

let test: TestDatabase
let stop: AbortController
const running: Promise<void>[] = []

beforeEach(async () => {
  test = await createTestDatabase()
  stop = new AbortController()
})
afterEach(async () => {
  stop.abort()
  await Promise.all(running.splice(0))
  await test.drop()
})

type Counting = { step: number; by: string[] }

/** A source that counts: each cycle adds one to what was committed last. */
function counting(by: string, collect?: (state: Counting) => void): () => Promise<Collector> {
  return async () => ({
    async collect({ state, now }): Promise<Collected> {
      const known = (state as Counting | null) ?? { step: 0, by: [] }
      collect?.(known)
      const next = { step: known.step + 1, by: [...known.by, by].slice(-20) }
      return {
        state: next,
        hasChanged: true,
        events: [{ id: `step-${next.step}`, body: new TextEncoder().encode('{}') }],
        coveredAt: now,
        fullListAt: null,
        problem: null,
        nextInMs: 20,
      }
    },
    close: async () => {},
  })
}

const written: string[] = []

function run(
  id: string,
  open: () => Promise<Collector>,
  holder: string,
  tools: Partial<RunTools> = {},
): void {
  const defaults: RunTools = {
    db: test.db,
    ingest: async (_client, source, events) =>
      void written.push(...events.map(event => `${source}/${event.id}`)),
    holder,
    clock: Date.now,
    random: () => 0.1,
    leaseSeconds: 1,
    cycleTimeoutMs: 5000,
    heartbeatMs: 10_000,
    mayRestart: async () => {},
    inTurn: work => work(),
    report: () => {},
  }
  running.push(runSource({ id, freshnessSeconds: 600, open }, { ...defaults, ...tools }, stop.signal))
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

async function eventually(check: () => Promise<void>, ms = 10_000): Promise<void> {
  const until = Date.now() + ms
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > until) throw error
      await pause(50)
    }
  }
}

async function stateOf(source: string) {
  const { rows } = await test.db.pool.query<{
    state: Counting | null
    last_error: string | null
    epoch: number
  }>('select state, last_error, epoch from collector_state where source = $1', [source])
  return rows[0]
}

describe('following a source', () => {
  it('is done by one of two collectors at a time, and none of their steps is lost or doubled', async () => {
    written.length = 0
    run('counted', counting('a'), 'a')
    run('counted', counting('b'), 'b')
    await pause(1500)
    const { state } = (await stateOf('counted'))!
    expect(state!.step).toBeGreaterThan(5)
    expect(new Set(state!.by).size).toBe(1)
    expect(written).toEqual(written.map((_, index) => `counted/step-${index + 1}`))
  })

  it('goes on from what was committed when a session breaks', async () => {
    let breaks = 0
    const open = counting('a', state => {
      if (state.step === 3 && breaks++ < 2) throw new Error('the server went away')
    })
    run('fragile', open, 'a')
    await pause(1000)
    expect(breaks).toBe(3)
    expect((await stateOf('fragile'))!.state!.step).toBeGreaterThan(4)
  })

  it('writes down in words why nothing came, and holds up nobody else', async () => {
    const dead = async (): Promise<Collector> =>
      Promise.reject(new Error('http://gone:5801: connect ECONNREFUSED'))
    run('dead', dead, 'a')
    run('alive', counting('a'), 'a')
    await pause(700)
    expect((await stateOf('dead'))!.last_error).toBe('http://gone:5801: connect ECONNREFUSED')
    expect((await stateOf('alive'))!.state!.step).toBeGreaterThan(5)
  })

  it('stands still while the source is paused, and goes on afterwards', async () => {
    const place = { platform: 'helios', cluster: 'lon', environment: 'production', region: null, label: null }
    const known = { id: 'paused', kind: 'helios', freshnessSeconds: 600, ...place }
    await upsertCollectedSource(test.db.pool, known, Date.now())
    run('paused', counting('a'), 'a')
    await pause(300)
    await test.db.pool.query("update source set is_paused = true where id = 'paused'")
    await pause(300)
    const { step } = (await stateOf('paused'))!.state!
    await pause(400)
    expect((await stateOf('paused'))!.state!.step).toBe(step)
    await test.db.pool.query("update source set is_paused = false where id = 'paused'")
    await pause(900)
    expect((await stateOf('paused'))!.state!.step).toBeGreaterThan(step)
  })

  it('lists everything anew when told to, once, with what it said still known', async () => {
    const place = { platform: 'helios', cluster: 'lon', environment: 'production', region: null, label: null }
    const known = {
      id: 'resynced',
      kind: 'helios',
      freshnessSeconds: 600,
      configuredIn: 'file' as const,
      ...place,
    }
    await upsertCollectedSource(test.db.pool, known, Date.now())
    let sessions = 0
    const open = async (): Promise<Collector> => {
      sessions += 1
      const collector = await counting(`session ${sessions}`)()
      return {
        ...collector,
        collect: async input => ({ ...(await collector.collect(input)), fullListAt: Date.now() }),
        forget: state => ({ ...(state as Counting), by: [] }),
      }
    }
    run('resynced', open, 'a')
    await eventually(async () => expect((await stateOf('resynced'))!.state!.step).toBeGreaterThan(3))
    const before = (await stateOf('resynced'))!.state!.step
    await test.db.pool.query("update source set resync_asked_at = now() where id = 'resynced'")
    await eventually(async () => expect((await stateOf('resynced'))!.state!.by).toContain('session 2'))
    const { step, by } = (await stateOf('resynced'))!.state!
    expect(step).toBeGreaterThan(before)
    expect(by).not.toContain('session 1')
    await eventually(async () => {
      const { rows } = await test.db.pool.query(
        "select 1 from source where id = 'resynced' and resync_asked_at is null",
      )
      expect(rows).toHaveLength(1)
    })
    await pause(300)
    expect(sessions).toBe(2)
  })

  it('ends when its signal aborts, and gives its lease up at once', async () => {
    run('ended', counting('a'), 'a')
    await eventually(async () => expect((await stateOf('ended'))!.state!.step).toBeGreaterThan(1))
    stop.abort()
    await Promise.all(running)
    const { rows } = await test.db.pool.query<{ held: boolean }>(
      "select expires_at > now() as held from lease where name = 'collector/ended'",
    )
    expect(rows[0]?.held ?? false).toBe(false)
  })

  it('writes the pieces of a large state that changed, and gives all of them back to the next session', async () => {
    const given: (readonly [string, unknown][] | null)[] = []
    const open = async (): Promise<Collector> => ({
      async collect({ state, parts }) {
        given.push(parts === undefined ? null : [...parts].toSorted())
        const step = ((state as { step: number } | null)?.step ?? 0) + 1
        if (step === 3 && given.length < 5) throw new Error('the server went away')
        const changed = new Map<string, unknown>([
          [`piece-${step}`, { step }],
          ['piece-0', step === 2 ? null : 0],
        ])
        return {
          state: { step },
          hasChanged: true,
          parts: changed,
          events: [{ id: `step-${step}`, body: new TextEncoder().encode('{}') }],
          coveredAt: null,
          fullListAt: null,
          problem: null,
          nextInMs: 20,
        }
      },
      close: async () => {},
    })
    run('pieces', open, 'a')
    await eventually(async () => expect(given.length).toBeGreaterThan(4))
    expect(given.slice(0, 4)).toEqual([
      [],
      null,
      null,
      [
        ['piece-1', { step: 1 }],
        ['piece-2', { step: 2 }],
      ],
    ])
  })

  it('waits as long as a server asks that is asked too often', async () => {
    let asked = 0
    const busy = async (): Promise<Collector> => {
      asked += 1
      throw Object.assign(new Error('HTTP 429'), { retryAfterSeconds: 30 })
    }
    run('busy', busy, 'a')
    await pause(700)
    expect(asked).toBe(1)
  })
})
