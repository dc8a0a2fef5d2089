import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayMs, hourMs } from '#lib/domain/time/durations.ts'
import { smallCatalog, smallDeploys } from './testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

let landfall: TestLandfall
const hour = Math.floor((Date.now() - 2 * dayMs) / hourMs) * hourMs
const sample = (service: string, platform: string, index: number, values: object) => ({
  at: new Date(hour + index * hourMs).toISOString(),
  service,
  platform,
  cluster: platform === 'helios' ? 'lon' : 'gew1',
  seconds: 3600,
  usedCoreSeconds: 100,
  ...values,
})

beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
})
afterAll(() => landfall.drop())

const asked = async (query = '') => (await landfall.get(`/api/v1/progress?asOf=2026-03-25${query}`)).body

test('without samples there are no shares by cores and traffic, and the figures stand', async () => {
  const { sharesBy, weighed, baseline } = await asked()
  expect([sharesBy, weighed, baseline.share]).toEqual([{ cores: null, traffic: null }, null, 0.5])
})

test('services weigh what their samples say: cores given, requests served; without samples they are named', async () => {
  const before = await asked()
  const samples = [
    // On both clusters within one hour: added up; over the hours: the mean.
    sample('moved', 'kubernetes', 0, { requestedCoreSeconds: 7_200, requestsPerSecond: 30 }),
    sample('moved', 'kubernetes', 1, { requestedCoreSeconds: 14_400, requestsPerSecond: 50 }),
    sample('stays', 'helios', 0, { provisionedCoreSeconds: 3_600 * 9, requestsPerSecond: 10 }),
    sample('half', 'helios', 0, { provisionedCoreSeconds: 3_600 * 2 }),
    sample('half', 'kubernetes', 0, { requestedCoreSeconds: 3_600 }),
  ]
  expect((await landfall.send('POST', '/api/v1/samples', { samples })).body.accepted).toBe(5)
  const { sharesBy, weighed, ...rest } = await asked('&weight=cores')
  // moved 3, stays 9, half 3; off and born were never sampled.
  expect(sharesBy).toEqual({
    cores: { baseline: 3 / 15, live: 3 / 15, withoutData: 2 },
    traffic: { baseline: 40 / 50, live: 40 / 50, withoutData: 3 },
  })
  expect(weighed).toMatchObject({
    by: 'cores',
    unit: 'cores',
    baseline: { total: 15, retired: 0, migrated: 3, share: 0.2 },
    live: { inScope: 15, onTargetOnly: 3 },
    withoutData: { count: 2, services: ['born', 'off'] },
  })
  expect(weighed.states).toMatchObject({ target_only: 3, origin_only: 9, both: 3, born_on_target: 0 })
  expect(weighed.series.at(-1)).toMatchObject({ originOnly: 9, both: 3, target: 3, born: 0 })
  const { sharesBy: _, weighed: __, ...counts } = before
  expect({ ...rest, knownAt: null, freshness: null }).toEqual({ ...counts, knownAt: null, freshness: null })
})

test('by deploys a service weighs those of its last 12 full weeks', async () => {
  const { weighed } = await asked('&weight=deploys')
  const { items } = (await landfall.get('/api/v1/services?inScope=true&asOf=2026-03-25')).body
  expect(weighed.withoutData.count).toBe(0)
  expect(items).toHaveLength(5)
  // Deploys until Sunday 22 March: moved 2, half 2, off 2, stays 1, born 1.
  expect(weighed.live).toEqual({ inScope: 8, onTargetOnly: 5, share: 5 / 8 })
})

test('a weight nobody knows is refused', async () => {
  expect((await landfall.get('/api/v1/progress?weight=tons')).status).toBe(422)
})
