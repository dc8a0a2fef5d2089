import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { selectCatalog } from '#db/queries/select-catalog.ts'
import { selectCatalogKnownAt } from '#db/queries/select-catalog-rows.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { smallCatalog } from '#lib/server/answers/testing/small-company.ts'
import { recordCatalog } from './catalog-record.ts'
import { catalogSchema } from './catalog-schema.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const put = (input: object, now: number) =>
  recordCatalog(database.db, catalogSchema.parse(input), { isDryRun: false, actor: 'tests', now })

test('the catalogue is read again as it was before each change, even of changes within one millisecond', async () => {
  const { pool } = database.db
  const changes = [
    smallCatalog,
    { services: [{ id: 'moved', kind: 'website', retiredAt: '2026-05-01T00:00:00Z' }] },
    { ownership: [{ service: 'moved', team: 'ballast', from: '2026-02-01' }] },
    { teams: [{ id: 'gangway', area: 'ads' }], services: [{ id: 'late', team: 'gangway' }] },
  ]
  const later = Date.now() + 60_000
  const seen = []
  for (const change of changes) {
    await put(change, later)
    const { rows } = await pool.query<{ at: number }>('select max(known_from) as at from catalog_row')
    seen.push({ at: rows[0]!.at, catalog: await selectCatalog(pool) })
  }
  for (const { at, catalog } of seen) expect(await selectCatalogKnownAt(pool, at)).toEqual(catalog)
  expect((await selectCatalogKnownAt(pool, seen[0]!.at - 1)).services).toEqual([])
})

test('a database of before starts with its catalogue, as far back as anybody may ask', async () => {
  const { pool } = database.db
  await pool.query('delete from catalog_row')
  const text = readFileSync(new URL('../../db/migrations/0012_baselines.sql', import.meta.url), 'utf8')
  await pool.query(text.split('--> statement-breakpoint').at(-1)!)
  const catalog = await selectCatalog(pool)
  expect(await selectCatalogKnownAt(pool, Date.UTC(2000, 0, 1))).toEqual(catalog)
  // What it holds is what a change is compared with: nothing is written down twice.
  await put({ services: [{ id: 'stays', archetype: 'go' }] }, Date.now())
  const { rows } = await pool.query(`select key from catalog_row where known_from > '2000-01-01'`)
  expect(rows).toEqual([{ key: 'stays' }])
})
