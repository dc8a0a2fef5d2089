import { afterAll, beforeAll, expect, test } from 'vitest'
import { selectRecordsOf } from '#db/queries/select-records.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { recordForecasts } from './record-forecast.ts'

let own: TestDatabase
beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.drop())

const detail = { left: 90, ahead: [{ on: '2026-03-30', low: 70, median: 75, high: 80 }], runs: 100, seed: 7 }
const made = (madeOn: string, migration = 'm') => ({
  now: Date.parse(`${madeOn}T10:00:00Z`),
  values: { migration, madeOn, verdict: 'dated', evenOn: '2027-01-04', sureOn: null, detail },
})

test('one forecast a migration and week is kept, and what was kept stays as it was said', async () => {
  const both = [made('2026-03-02'), made('2026-03-02', 'other')]
  const kept = await Promise.all([recordForecasts(own.db, both), recordForecasts(own.db, both)])
  expect(kept.sort()).toEqual([0, 2])
  expect(await recordForecasts(own.db, [made('2026-03-05'), made('2026-03-09')])).toBe(1)
  const rows = await selectRecordsOf(own.db.pool, 'forecastRuns', null)
  expect(rows.map(({ migration, madeOn, recordedBy }) => `${migration} ${madeOn} ${recordedBy}`)).toEqual(
    expect.arrayContaining(['m 2026-03-02 Landfall', 'm 2026-03-09 Landfall', 'other 2026-03-02 Landfall']),
  )
  expect(rows).toHaveLength(3)
  expect(rows[0]!.detail).toEqual(detail)
})
