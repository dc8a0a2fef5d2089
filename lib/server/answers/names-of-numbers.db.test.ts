import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrationStates } from '#lib/domain/migration/state.ts'
import { changeKinds } from '#lib/domain/migration/state-changes.ts'
import { flowKinds } from '#lib/domain/migration/transitions.ts'
import { fleetCatalog, fleetEvents } from './testing/random-fleet.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

let landfall: TestLandfall
let knownAt = ''
const get = async (path: string) => {
  const { status, body } = await landfall.get(`/api/v1/${path}`)
  expect([path, status]).toEqual([path, 200])
  return body
}

const ranges = [
  'from=2026-01-20&to=2026-03-01&asOf=2026-03-20',
  'from=2026-02-01&to=2026-02-20&asOf=2026-02-20&team=gangway',
  'from=2026-01-10&to=2026-04-10&asOf=2026-04-14&area=music',
]

describe('numbers of a random company whose scope rule changed, and their names', () => {
  beforeAll(async () => {
    landfall = await createTestLandfall()
    const services = fleetCatalog.services.map((service, index) => ({
      ...service,
      kind: index % 4 === 0 ? 'pipeline' : 'backend',
    }))
    await landfall.send('PUT', '/api/v1/catalog', { ...fleetCatalog, services })
    await landfall.send('POST', '/api/v1/deploys', { deploys: fleetEvents(700, 5) })
    await landfall.project()
    for (const [from, kinds] of [
      ['2026-02-05', ['backend', 'pipeline']],
      ['2026-02-25', ['pipeline']],
      ['2026-03-15', ['backend', 'pipeline']],
    ])
      expect(
        (await landfall.send('POST', '/api/v1/scope', { from, scope: { kinds }, reason: 'agreed' })).status,
      ).toBe(200)
    knownAt = new Date().toISOString()
    await new Promise(resolve => setTimeout(resolve, 5))
    // What comes later changes nothing of what was known.
    await landfall.send('POST', '/api/v1/deploys', {
      deploys: fleetEvents(200, 77).map((event, index) => ({ ...event, id: `late-${index}` })),
    })
    await landfall.project()
  })
  afterAll(() => landfall.drop())

  test.each(ranges)('%s', async range => {
    for (const clock of ['', `&knownAt=${knownAt}`]) {
      const search = `${range}${clock}`
      const { flows, states, baseline } = await get(`progress?${search}`)
      for (const flow of flowKinds) {
        const { total, items } = await get(`progress/names?flow=${flow}&limit=5000&${search}`)
        expect([flow, total, items.length]).toEqual([flow, flows[flow], flows[flow]])
      }
      for (const state of migrationStates)
        expect([state, (await get(`progress/names?state=${state}&${search}`)).total]).toEqual([
          state,
          states[state],
        ])
      for (const list of ['migrated', 'everMigrated', 'started', 'retired'] as const)
        expect([list, (await get(`progress/names?list=${list}&${search}`)).total]).toEqual([
          list,
          baseline[list],
        ])
      for (const list of ['opening', 'closing'] as const)
        expect([list, (await get(`progress/names?list=${list}&${search}`)).total]).toEqual([
          list,
          flows[list],
        ])
      const changes = await get(`progress/changes?limit=5000&${search}`)
      expect(changes.items).toHaveLength(changes.changed)
      for (const kind of changeKinds)
        expect(changes.items.filter((item: { kind: string }) => item.kind === kind)).toHaveLength(
          changes.groups.find((group: { kind: string }) => group.kind === kind).count,
        )
    }
  })

  test('some cross by scope alone, so that the law means something', async () => {
    const { flows } = await get('progress?from=2026-01-10&to=2026-04-10&asOf=2026-04-14')
    expect(flows.enteredScope).toBeGreaterThan(0)
    expect(flows.leftScope).toBeGreaterThan(0)
  })

  test('as known then, the names stay what they were', async () => {
    const search = `flow=moved&${ranges[0]}&knownAt=${knownAt}`
    const before = await get(`progress/names?${search}`)
    await landfall.send('POST', '/api/v1/deploys', {
      deploys: fleetEvents(100, 99).map((event, index) => ({ ...event, id: `later-${index}` })),
    })
    await landfall.project()
    expect(await get(`progress/names?${search}`)).toEqual(before)
  })
})
