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
    report: () => {},
  }
  running.push(runSource({ id, freshnessSeconds: 600, open }, { ...defaults, ...tools }, stop.signal))
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

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
})
