import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { stretchCoverage } from './stretch-coverage.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('the last span of a source reaches now after a short rest, and stays as it is after a long one', async () => {
  const spans = [
    ['rested', 0, 100],
    ['rested', 200, 300],
    ['away', 0, 100],
  ] as const
  for (const [source, from, to] of spans)
    await database.db.pool.query('insert into source_coverage (source, from_at, to_at) values ($1, $2, $3)', [
      source,
      new Date(from),
      new Date(to),
    ])
  await stretchCoverage(database.db.pool, ['rested', 'away'], 500, 250)
  const { rows } = await database.db.pool.query(
    'select source, from_at as "fromAt", to_at as "toAt" from source_coverage order by source, from_at',
  )
  expect(rows).toEqual([
    { source: 'away', fromAt: 0, toAt: 100 },
    { source: 'rested', fromAt: 0, toAt: 100 },
    { source: 'rested', fromAt: 200, toAt: 500 },
  ])
})
