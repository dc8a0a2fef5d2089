import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, withTransaction } from './client.ts'
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts'

const at = Date.UTC(2026, 2, 2, 9, 14, 0, 123)
let own: TestDatabase

beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.drop())

describe('what a pool reads', () => {
  test('instants are epoch ms, counts and sums are numbers, days are text', async () => {
    const { rows } = await own.db.pool.query(
      `select timestamptz '2026-03-02T09:14:00.123Z' as at, timestamptz '2026-03-02T09:14:00Z' as whole, 5::bigint as n,
              sum(x)::numeric as total, date '2026-03-02' as day, array[timestamptz '2026-03-02T09:14:00.123Z', null] as ats,
              array[1::bigint] as ns, array[date '2026-03-02'] as days, null::timestamptz as nothing
         from (values (1::bigint), (2)) v(x)`,
    )
    expect(rows[0]).toEqual({
      at,
      whole: at - 123,
      n: 5,
      total: 3,
      day: '2026-03-02',
      ats: [at, null],
      ns: [1],
      days: ['2026-03-02'],
      nothing: null,
    })
  })
})

describe('transactions', () => {
  test('an exception rolls everything back and reaches the caller', async () => {
    const attempt = withTransaction(own.db, async client => {
      await client.query(`insert into instance_setting values ('x', 'y')`)
      throw new Error('no')
    })
    await expect(attempt).rejects.toThrow('no')
    const { rows } = await own.db.pool.query(`select 1 from instance_setting where name = 'x'`)
    expect(rows).toEqual([])
  })

  test('a connection that Postgres ended is replaced, and the process goes on', async () => {
    const attempt = withTransaction(own.db, client =>
      client.query('select pg_terminate_backend(pg_backend_pid())'),
    )
    await expect(attempt).rejects.toThrow()
    const { rows } = await own.db.pool.query('select 1 as one')
    expect(rows).toEqual([{ one: 1 }])
  })
})

describe('waits are bounded', () => {
  test('a statement over its limit is ended by Postgres', async () => {
    const db = openDatabase(own.url, { statementTimeoutMs: 50 })
    await expect(db.pool.query('select pg_sleep(5)')).rejects.toMatchObject({ code: '57014' })
    await db.pool.end()
  })

  test('a full pool answers with an error instead of waiting for ever', async () => {
    const db = openDatabase(own.url, { maxConnections: 1, connectionTimeoutMs: 50 })
    const held = await db.pool.connect()
    await expect(db.pool.query('select 1')).rejects.toThrow(/timeout/)
    held.release()
    await db.pool.end()
  })
})
