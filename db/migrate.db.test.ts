import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withTransaction } from './client.ts'
import { migrateDatabase } from './migrate.ts'
import { createEventPartitions } from './queries/create-event-partitions.ts'
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts'

let own: TestDatabase

beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.drop())

const partitionOf = async (id: string): Promise<string | undefined> => {
  const { rows } = await own.db.pool.query(
    'select tableoid::regclass::text as name from event where id = $1',
    [id],
  )
  return rows[0]?.name
}
const insertEvent = (id: string, receivedAt: string) =>
  own.db.pool.query(
    `insert into event (received_at, source, id, format, body) values ($1, 's', $2, 'deploy', '')`,
    [receivedAt, id],
  )

test('a migrated database needs nothing more', async () => {
  expect(await migrateDatabase(own.url, { now: Date.now(), isTest: true })).toEqual([])
})

test('two processes that migrate at once both succeed', async () => {
  const both = [1, 2].map(() => migrateDatabase(own.url, { now: Date.now(), isTest: true }))
  expect(await Promise.all(both)).toEqual([[], []])
})

test('a server that could lose acknowledged events is refused in one sentence', async () => {
  await expect(migrateDatabase(own.url, { now: Date.now() })).rejects.toThrow(
    'The database runs with fsync = off and could lose events it has acknowledged; switch it on and start again.',
  )
})

describe('partitions of the log', () => {
  test.each([
    ['a year turns', Date.UTC(2030, 11, 31, 23, 59), Date.UTC(2031, 1, 1), 3],
    ['from the last of January over a short February', Date.UTC(2032, 0, 31), Date.UTC(2032, 2, 1), 3],
    ['twice the same', Date.UTC(2032, 0, 31), Date.UTC(2032, 2, 1), 0],
  ])('%s', async (_, fromAt, toAt, expected) => {
    expect(await withTransaction(own.db, client => createEventPartitions(client, fromAt, toAt))).toBe(
      expected,
    )
  })

  test('events that came before their month was made move into it', async () => {
    await insertEvent('early', '2040-02-29T12:00:00Z')
    expect(await partitionOf('early')).toBe('event_default')
    const at = Date.UTC(2040, 1, 1)
    await withTransaction(own.db, client => createEventPartitions(client, at, at))
    expect(await partitionOf('early')).toBe('event_2040_02')
  })
})
