import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { forgetLags } from './forget-lags.ts'
import { selectSourceIntakeDays } from './select-source-intake-days.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('lags are forgotten, and what was counted stays counted', async () => {
  const { pool } = database.db
  await pool.query(
    `insert into intake_count (source, "on", slot, received, accepted, duplicate, conflict, ignored, rejected, lag_count, lag_ms_sum, lag_ms_max)
     values ('a', '2026-06-01', 0, 3, 2, 1, 0, 0, 0, 2, 500, 400), ('a', '2026-06-01', 1, 1, 1, 0, 0, 0, 0, 1, 100, 100)`,
  )
  const days = () => selectSourceIntakeDays(pool, '2026-05-01')
  expect(await days()).toMatchObject([
    { received: 4, accepted: 3, lagCount: 3, lagMsSum: 600, lagMsMax: 400 },
  ])
  await forgetLags(pool)
  expect(await days()).toMatchObject([{ received: 4, accepted: 3, lagCount: 0, lagMsSum: 0, lagMsMax: 0 }])
})
