import { afterEach, beforeEach, expect, it } from 'vitest'
import { withTransaction } from '#db/client.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import type { CollectedEvent } from '#lib/sources/collector.ts'
import { evidenceEvent } from '#lib/sources/helios/event-body.ts'
import { ingestCollected } from './ingest-collected.ts'

let test: TestDatabase
beforeEach(async () => {
  test = await createTestDatabase()
})
afterEach(() => test.drop())

const now = Date.parse('2026-03-02T09:00:00Z')
const place = { platform: 'helios', cluster: 'lon' }
const good = (service: string): CollectedEvent =>
  evidenceEvent({ service, change: 'placed', at: now, version: '1' }, place)
const encode = (text: string) => new TextEncoder().encode(text)

async function counts() {
  const { rows } = await test.db.pool.query<{ evidence: number; rejects: string[]; rejected: number }>(
    `select (select count(*)::int from evidence) as evidence,
       (select array_agg(code || ' ' || format order by seq) from event_reject) as rejects,
       (select sum(rejected)::int from intake_count) as rejected`,
  )
  return rows[0]
}

it('a collected event that cannot be read is kept with its reasons and its bytes, and the others are taken', async () => {
  const poisoned = [
    { id: 'no-json', body: encode('{') },
    { id: 'no-event', body: encode('{"format":"helios/1","type":"evidence","service":7}') },
  ]
  const events = [good('cart'), ...poisoned, good('checkout')]
  await withTransaction(test.db, client => ingestCollected('helios')(client, 'helios-lon', events, now))
  expect(await counts()).toEqual({
    evidence: 2,
    rejects: ['invalid_event helios', 'invalid_event helios'],
    rejected: 2,
  })
  const { rows } = await test.db.pool.query<{ issues: { path: string }[]; body: Buffer }>(
    'select issues, body from event_reject order by seq desc limit 1',
  )
  expect(rows[0]?.issues.map(issue => issue.path)).toContain('/service')
  expect(rows[0]?.body.toString()).toContain('"service":7')
})

it('what the database refuses is found among its neighbours, and kept as refused', async () => {
  const events = ['a', 'b', 'poison\u0000', 'c', 'd'].map(good)
  await withTransaction(test.db, client => ingestCollected('helios')(client, 'helios-lon', events, now))
  expect(await counts()).toMatchObject({ evidence: 4, rejects: ['invalid_event helios'] })
})

it('what the first look at a source tells of long ago is no lag of it', async () => {
  const old = (service: string) =>
    evidenceEvent({ service, change: 'placed', at: now - 3 * 3_600_000, version: '1' }, place)
  const lagged = async () =>
    (await test.db.pool.query<{ count: number }>('select sum(lag_count)::int as count from intake_count'))
      .rows[0]?.count
  const ingest = ingestCollected('helios')
  await withTransaction(test.db, client => ingest(client, 'helios-lon', [old('cart')], now, true))
  expect(await lagged()).toBe(0)
  await withTransaction(test.db, client => ingest(client, 'helios-lon', [old('checkout')], now, false))
  expect(await lagged()).toBe(1)
})
