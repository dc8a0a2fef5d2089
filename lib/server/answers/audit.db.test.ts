import { afterAll, beforeAll, expect, test } from 'vitest'
import { populationExport } from './population-export.ts'
import { smallCatalog, smallDeploys } from './testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

let landfall: TestLandfall
beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  for (const on of ['2026-02-01', '2026-02-02', '2026-02-03'])
    await landfall.send('POST', '/api/v1/baseline', { on, reason: 'another day' })
})
afterAll(() => landfall.drop())

test('the log tells who did what, newest first, a page at a time, and that its chain holds', async () => {
  const first = (await landfall.get('/api/v1/audit?limit=2')).body
  expect(first.chain).toEqual({ holds: true, entries: 4, brokenAt: null })
  expect(first.items[0]).toMatchObject({ actor: 'tests', action: 'baseline.freeze', objectType: 'migration' })
  expect(first.items[0].detail).toMatchObject({ on: '2026-02-03', reason: 'another day' })
  const rest = (await landfall.get(`/api/v1/audit?limit=2&cursor=${first.nextCursor}`)).body
  expect(rest.nextCursor).toBeNull()
  expect([...first.items, ...rest.items].map((item: { action: string }) => item.action)).toEqual([
    'baseline.freeze',
    'baseline.freeze',
    'baseline.freeze',
    'catalog.put',
  ])
})

test('an entry somebody altered breaks the chain', async () => {
  const other = await createTestLandfall()
  try {
    for (const on of ['2026-02-01', '2026-02-02'])
      await other.send('POST', '/api/v1/baseline', { on, reason: 'another day' })
    const { rows } = await other.db.pool.query<{ seq: number }>(
      `update audit_log set detail = '{}' where seq = (select min(seq) from audit_log) returning seq`,
    )
    const { body } = await other.get('/api/v1/audit')
    expect(body.chain).toEqual({ holds: false, entries: 1, brokenAt: rows[0]!.seq })
  } finally {
    await other.drop()
  }
})

test('the population of production changes has every rollout once, with its owner then, also as a file', async () => {
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
  const range = 'from=2026-01-01&to=2026-04-30'
  const whole = (await landfall.get(`/api/v1/audit/population?${range}`)).body
  // Of the deploys of the small company one went to staging; what ends a placement is no change of an artefact.
  const changes = smallDeploys.filter(({ cluster, ...rest }) => cluster !== 'play' && !isEnd(rest))
  expect(whole.items.map((item: { id: string }) => item.id).sort()).toEqual(
    changes.map(({ id }) => id).sort(),
  )
  expect(whole.items.find((item: { service: string }) => item.service === 'born')).toMatchObject({
    team: 'ballast',
    platform: 'kubernetes',
    counted: 'deploy',
    outcome: 'succeeded',
  })
  const first = (await landfall.get(`/api/v1/audit/population?${range}&limit=4`)).body
  const rest = (await landfall.get(`/api/v1/audit/population?${range}&cursor=${first.nextCursor}`)).body
  expect([...first.items, ...rest.items]).toEqual(whole.items)
  const moved = populationExport(new Request(`http://localhost/api/v1/audit?export=population&${range}`))
  expect(moved?.headers.get('location')).toBe(`/api/v1/audit/population?${range}&format=csv`)
})

const isEnd = (deploy: object) =>
  'kind' in deploy && (deploy.kind === 'undeployed' || deploy.kind === 'deleted')
