import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrationStates } from '#lib/domain/migration/state.ts'
import { flowKinds } from '#lib/domain/migration/transitions.ts'
import { smallCatalog, smallDeploys } from './testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

let landfall: TestLandfall
beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
})
afterAll(() => landfall.drop())

const range = 'from=2026-02-01&to=2026-03-15&asOf=2026-03-25'

describe('the names behind the numbers of progress', () => {
  test.each(['', '&area=music', '&team=ballast'])('are as many as progress says%s', async more => {
    const { body: progress } = await landfall.get(`/api/v1/progress?${range}${more}`)
    const total = async (wish: string) =>
      (await landfall.get(`/api/v1/progress/names?${wish}&${range}${more}`)).body.total
    for (const flow of flowKinds)
      expect([flow, await total(`flow=${flow}`)]).toEqual([flow, progress.flows[flow]])
    for (const state of migrationStates)
      expect([state, await total(`state=${state}`)]).toEqual([state, progress.states[state]])
    expect(await total('list=opening')).toBe(progress.flows.opening)
    expect(await total('list=closing')).toBe(progress.flows.closing)
    expect(await total('list=baseline')).toBe(progress.baseline.count)
    expect(await total('list=migrated')).toBe(progress.baseline.migrated)
    expect(await total('list=bornOnOrigin')).toBe(progress.bornOnOrigin30Days)
  })

  test('carry owner, states, instant and the raw events', async () => {
    const { body } = await landfall.get(`/api/v1/progress/names?flow=moved&${range}`)
    expect(body).toMatchObject({ asOf: '2026-03-25', from: '2026-02-01', to: '2026-03-15', total: 2 })
    expect(body.items.map(({ service }: { service: string }) => service)).toEqual(['moved', 'off'])
    const [moved] = body.items
    expect(moved).toMatchObject({
      team: 'gangway',
      area: 'music',
      at: '2026-02-27T09:10:00Z',
      from: 'both',
      to: 'target_only',
    })
    const { body: service } = await landfall.get('/api/v1/services/moved?asOf=2026-03-25')
    expect(moved.evidence).toEqual(service.states.at(-1).evidence)
    expect(moved.evidence.length).toBeGreaterThan(0)
  })

  test('of a month of figure 9 stand in its receipt', async () => {
    const { body: progress } = await landfall.get('/api/v1/progress?asOf=2026-03-25')
    for (const { month, moved, born } of progress.added)
      for (const [side, count] of [
        ['moved', moved],
        ['born', born],
      ]) {
        const figure = encodeURIComponent(`progress.added.${side}:${month}`)
        const { body } = await landfall.get(`/api/v1/receipts/${figure}?asOf=2026-03-25`)
        expect([figure, body.value, body.rows.total]).toEqual([figure, count, count])
      }
    expect((await landfall.get('/api/v1/receipts/progress.added.moved:2026-13')).status).toBe(404)
  })

  test('come a page at a time', async () => {
    const first = await landfall.get(`/api/v1/progress/names?list=inScope&limit=3&${range}`)
    const second = await landfall.get(
      `/api/v1/progress/names?list=inScope&limit=3&cursor=${first.body.nextCursor}&${range}`,
    )
    const ids = [...first.body.items, ...second.body.items].map(({ service }) => service)
    expect(ids.toSorted()).toEqual(['born', 'half', 'moved', 'off', 'stays'])
    expect(second.body.nextCursor).toBeNull()
  })

  test('are of one number, not of two', async () => {
    for (const wish of ['flow=moved&state=both', 'flow=gone'])
      expect((await landfall.get(`/api/v1/progress/names?${wish}&${range}`)).status).toBe(422)
  })
})
