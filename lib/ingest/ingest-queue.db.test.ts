import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase, withTransaction } from '#db/client.ts'
import { lockCatalogExclusive } from '#db/queries/lock-catalog.ts'
import { selectCatalogNames } from '#db/queries/select-catalog-names.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { createNameIndex } from '#lib/domain/naming/name-index.ts'
import type { ObservedRollout } from '#lib/domain/observation/observation.ts'
import { bodyHash } from './body-hash.ts'
import { DatabaseSlow } from './database-slow.ts'
import { emptyBatch, type IncomingEvent, type IngestResult } from './ingest-batch.ts'
import { createIngestQueue, type IngestQueue } from './ingest-queue.ts'
import { writeFacts } from './write-facts.ts'

let test_: TestDatabase
let db: Database
beforeAll(async () => {
  test_ = await createTestDatabase()
  db = test_.db
})
afterAll(() => test_.drop())
beforeEach(() =>
  db.pool.query(
    'truncate event_key, event, event_conflict, event_reject, intake_count, rollout, dirty_service, source',
  ),
)

const start = Date.UTC(2026, 2, 2)
const rolloutOf = (change: Partial<ObservedRollout>): ObservedRollout => ({
  type: 'rollout',
  rolloutId: 'r',
  service: 's',
  platform: 'kubernetes',
  cluster: 'c',
  environment: null,
  startedAt: start,
  finishedAt: start,
  outcome: 'succeeded',
  kind: 'rollout',
  isRollback: false,
  version: '1',
  artefact: null,
  commit: null,
  change: null,
  actor: null,
  approvedBy: null,
  team: null,
  ...change,
})

function eventOf(id: string, source = 'spin', version = '1'): IncomingEvent {
  const rollout = rolloutOf({
    rolloutId: id,
    version,
    service: `s${id.length}`,
    finishedAt: start + id.length,
  })
  const raw = Buffer.from(JSON.stringify({ id, source, version }))
  return {
    decoded: { source, id, observations: [rollout], ignored: null },
    raw,
    hash: bodyHash({ id, source, version }),
    format: 'deploy',
    contentType: null,
    headers: null,
  }
}

const submit = (queue: IngestQueue, events: IncomingEvent[], waitMs = 30_000) =>
  queue.submit({ ...emptyBatch(), events }, waitMs)

/** Numbers from a seed: a shuffle anyone can repeat. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed
  const next = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648)
  return items
    .map(item => [next(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)
}

describe('many senders at once', () => {
  test('four clients post the same shuffled day twice, in batches and alone: every event once, the accounting exact', async () => {
    const ids = Array.from({ length: 1_500 }, (_, index) => `e${index}`)
    const queue = createIngestQueue(db)
    const results: IngestResult[] = []
    const post = async (seed: number): Promise<void> => {
      for (const pass of [1, 2]) {
        const day = shuffled(ids, seed * 10 + pass)
        for (let at = 0; at < day.length; ) {
          const size = at % 3 === 0 ? 1 : 40
          const part = day.slice(at, at + size)
          at += size
          results.push(
            ...(
              await submit(
                queue,
                part.map(id => eventOf(id)),
              )
            ).events,
          )
        }
      }
    }
    // Two processes would have a queue each: so have two of these clients.
    const other = openDatabase(test_.url, { maxConnections: 4 })
    const second = createIngestQueue(other)
    const postElsewhere = async (seed: number): Promise<void> => {
      for (const pass of [1, 2]) {
        const day = shuffled(ids, seed * 10 + pass)
        for (let at = 0; at < day.length; at += 60)
          results.push(
            ...(
              await submit(
                second,
                day.slice(at, at + 60).map(id => eventOf(id)),
              )
            ).events,
          )
      }
    }
    await Promise.all([post(1), post(2), postElsewhere(3), postElsewhere(4)])
    await other.pool.end()
    expect(results.filter(result => result === 'accepted')).toHaveLength(1_500)
    expect(results.filter(result => result === 'duplicate')).toHaveLength(8 * 1_500 - 1_500)
    const { rows } = await db.pool.query(
      `select (select count(*) from event_key) as keys, (select count(*) from event) as events, (select count(*) from rollout) as rollouts,
              sum(received) as received, sum(accepted) as accepted, sum(duplicate) as duplicate, sum(conflict) as conflict
         from intake_count`,
    )
    expect(rows[0]).toEqual({
      keys: 1_500,
      events: 1_500,
      rollouts: 1_500,
      received: 12_000,
      accepted: 1_500,
      duplicate: 10_500,
      conflict: 0,
    })
  })

  test('senders that disagree about a key get one acceptance and conflicts', async () => {
    const queue = createIngestQueue(db)
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => submit(queue, [eventOf('same', 'spin', `v${index}`)])),
    )
    const results = outcomes.flatMap(outcome => outcome.events)
    expect(results.filter(result => result === 'accepted')).toHaveLength(1)
    expect(results.filter(result => result === 'conflict')).toHaveLength(19)
  })

  test('single events that wait share a transaction, and one that cannot be written fails alone', async () => {
    const queue = createIngestQueue(db)
    const poison = eventOf('poison')
    poison.hash = Buffer.alloc(32)
    poison.decoded.observations = [rolloutOf({ service: 'nul\0' })]
    const posts = Array.from({ length: 50 }, (_, index) =>
      submit(queue, [index === 20 ? poison : eventOf(`p${index}`)]),
    )
    const settled = await Promise.allSettled(posts)
    expect(settled.filter(result => result.status === 'rejected')).toHaveLength(1)
    expect(settled[20]?.status).toBe('rejected')
    const { rows } = await db.pool.query(
      'select count(*) as events, count(distinct received_at) as transactions from event',
    )
    expect(rows[0].events).toBe(49)
  })
})

describe('the database in trouble', () => {
  test('a sender hears of it in time, and what was committed late is a duplicate when it comes again', async () => {
    const queue = createIngestQueue(db)
    let release = (): void => {}
    const held = withTransaction(db, async client => {
      await lockCatalogExclusive(client)
      await new Promise<void>(resolve => {
        release = resolve
      })
    })
    await new Promise(resolve => setTimeout(resolve, 50))
    const began = performance.now()
    await expect(submit(queue, [eventOf('late')], 200)).rejects.toBeInstanceOf(DatabaseSlow)
    expect(performance.now() - began).toBeLessThan(2_000)
    release()
    await held
    await expect.poll(async () => (await db.pool.query('select 1 from event')).rowCount).toBe(1)
    expect((await submit(queue, [eventOf('late')])).events).toEqual(['duplicate'])
  })

  test('an unreachable database is an error, not a wait', async () => {
    const nowhere = openDatabase('postgres://localhost:1/none')
    await expect(submit(createIngestQueue(nowhere), [eventOf('x')])).rejects.toThrow()
    await nowhere.pool.end()
  })
})

test('law: events of one rollout leave the same row in any order, repeated and split over transactions', async () => {
  const outcomes = ['succeeded', 'failed', 'aborted', 'rolled_back', 'unfinished'] as const
  const said = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'ä', '\u{1F600}', '\uFFFD'),
    outcome: fc.constantFrom(...outcomes),
    finishedAt: fc.constantFrom(null, start, start + 1, start + 2),
    version: fc.constantFrom('1', '2'),
  })
  const names = createNameIndex(0, await selectCatalogNames(db.pool))
  const leave = async (
    groups: {
      id: string
      outcome: (typeof outcomes)[number]
      finishedAt: number | null
      version: string
    }[][],
  ) => {
    await db.pool.query('truncate rollout')
    for (const group of groups) {
      const events = group.map(({ id, ...change }) => ({
        source: 'x',
        id,
        observations: [rolloutOf(change)],
        ignored: null,
      }))
      await withTransaction(db, client => writeFacts(client, events, names, new Map(), start))
    }
    return (await db.pool.query('select event_id, outcome, finished_at, version from rollout')).rows
  }
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(said, { minLength: 1, maxLength: 6, selector: event => event.id }),
      fc.integer(),
      async (events, seed) => {
        const once = await leave([events])
        const mixed = shuffled([...events, ...events], Math.abs(seed))
        expect(await leave(mixed.map(event => [event]))).toEqual(once)
        expect(await leave([mixed.slice(0, 3), mixed.slice(3)])).toEqual(once)
      },
    ),
    { numRuns: 60 },
  )
})
