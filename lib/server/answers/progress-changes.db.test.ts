import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { smallCatalog, smallDeploys } from './testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

let landfall: TestLandfall
let firstKnownAt = 0
beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  const late = smallDeploys.filter(({ service, platform }) => service === 'off' && platform !== 'helios')
  const early = smallDeploys.filter(deploy => !late.includes(deploy))
  await landfall.send('POST', '/api/v1/deploys', { deploys: early })
  await landfall.project()
  firstKnownAt = Date.now()
  await new Promise(resolve => setTimeout(resolve, 5))
  await landfall.send('POST', '/api/v1/deploys', { deploys: late })
  await landfall.project()
})
afterAll(() => landfall.drop())

const between = 'from=2026-02-15&to=2026-03-25'
const kinds = (body: { items: { service: string; kind: string }[] }) =>
  body.items.map(({ service, kind }) => [service, kind])

describe('since the last review', () => {
  test('names the services that stand elsewhere, with owner and events', async () => {
    const { body } = await landfall.get(`/api/v1/progress/changes?${between}`)
    expect(kinds(body)).toEqual([
      ['moved', 'moved'],
      ['born', 'bornOnTarget'],
      ['half', 'started'],
    ])
    expect(body).toMatchObject({
      from: '2026-02-15',
      to: '2026-03-25',
      fromKnownAt: null,
      changed: 3,
      total: 3,
    })
    expect(body.items[0]).toMatchObject({
      team: 'gangway',
      area: 'music',
      from: 'both',
      to: 'target_only',
      at: '2026-02-27T09:10:00Z',
    })
    expect(body.items[0].evidence.length).toBeGreaterThan(0)
    const groups = body.groups.filter(({ count }: { count: number }) => count > 0)
    expect(groups).toEqual([
      { kind: 'moved', count: 1 },
      { kind: 'bornOnTarget', count: 1 },
      { kind: 'started', count: 1 },
    ])
    const { body: progress } = await landfall.get(`/api/v1/progress?asOf=2026-03-25&${between}`)
    expect(body.flows).toEqual(progress.flows)
    const receipt = await landfall.get('/api/v1/receipts/progress.flows.moved:2026-02-15?asOf=2026-03-25')
    expect(receipt.body).toMatchObject({ value: body.flows.moved, call: 'progress?from=2026-02-15' })
  })

  test('tells one kind of change, and one part of the company', async () => {
    const { body } = await landfall.get(`/api/v1/progress/changes?${between}&change=started`)
    expect([kinds(body), body.changed]).toEqual([[['half', 'started']], 3])
    expect(kinds((await landfall.get(`/api/v1/progress/changes?${between}&area=music`)).body)).toEqual([
      ['moved', 'moved'],
    ])
  })

  test('as known then: what was only learned later is a restatement', async () => {
    const knownAt = new Date(firstKnownAt).toISOString()
    const { body } = await landfall.get(`/api/v1/progress/changes?${between}&fromKnownAt=${knownAt}`)
    expect(kinds(body)).toContainEqual(['off', 'restated'])
    expect(body.fromKnownAt).not.toBeNull()
  })
})
