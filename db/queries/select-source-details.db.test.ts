import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { selectSourceDetails } from './select-source-details.ts'
import { takeLease } from './take-lease.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('a source names the collector that holds it, as long as its lease runs', async () => {
  const { pool } = database.db
  await pool.query(
    `insert into source (id, kind, clusters, is_paused, created_at) values ('helios-lon', 'helios', '{lon}', false, now())`,
  )
  await takeLease(pool, { name: 'collector/helios-lon', holder: 'worker-1', seconds: 30 })
  const holderAt = async (now: number) =>
    (await selectSourceDetails(pool, now)).get('helios-lon')?.leaseHolder
  expect(await holderAt(Date.now())).toBe('worker-1')
  expect(await holderAt(Date.now() + 60_000)).toBeNull()
})
