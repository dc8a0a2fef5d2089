import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { derivedRows } from './testing/derived-rows.ts'
import { fleetCatalog, fleetEvents } from './testing/random-fleet.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

const opened: TestLandfall[] = []
const open = async () => {
  const landfall = await createTestLandfall()
  opened.push(landfall)
  expect((await landfall.send('PUT', '/api/v1/catalog', fleetCatalog)).status).toBe(200)
  return landfall
}
afterEach(async () => {
  for (const landfall of opened.splice(0)) await landfall.drop()
})

describe('names', () => {
  let landfall: TestLandfall
  beforeEach(async () => {
    landfall = await open()
  })
  const deploy = (rest: object) => ({
    id: 'n1',
    source: 'tug',
    service: 'old-name',
    platform: 'helios',
    cluster: 'lon',
    version: 'v1',
    finishedAt: '2026-02-01T10:00:00Z',
    ...rest,
  })

  test('an unmapped name is shown, counts nowhere, and replays when it is mapped', async () => {
    await landfall.send('POST', '/api/v1/deploys', deploy({}))
    await landfall.project()
    const accounting = () =>
      landfall.get('/api/v1/accounting?from=2026-01-26&to=2026-02-08').then(({ body }) => body)
    expect(await accounting()).toMatchObject({
      weeks: [],
      unmapped: [{ source: 'tug', platform: 'helios', name: 'old-name', cluster: 'lon', rollouts: 1 }],
    })
    expect((await landfall.get('/api/v1/sources')).body.unmapped).toEqual([
      { platform: 'helios', name: 'old-name', rollouts: 1 },
    ])

    const services = [
      { id: 'svc-1', team: 'gangway', kind: 'backend', aliases: [{ platform: 'helios', name: 'old-name' }] },
    ]
    expect((await landfall.send('PUT', '/api/v1/catalog', { services })).status).toBe(200)
    await landfall.project()
    expect(await accounting()).toMatchObject({
      unmapped: [],
      weeks: [{ week: '2026-W05', rollouts: 1, deploys: 1 }],
    })
    expect((await landfall.get('/api/v1/services/svc-1')).body).toMatchObject({
      state: 'origin_only',
      since: '2026-02-01T10:00:00Z',
    })
  })

  test('a rollout on an unknown cluster waits for the cluster', async () => {
    await landfall.send('POST', '/api/v1/deploys', deploy({ service: 'svc-2', cluster: 'par' }))
    await landfall.project()
    const accounting = () =>
      landfall.get('/api/v1/accounting?from=2026-01-26&to=2026-02-08').then(({ body }) => body)
    expect((await accounting()).unmapped).toEqual([
      { source: 'tug', platform: 'helios', name: 'svc-2', cluster: 'par', rollouts: 1 },
    ])
    expect((await landfall.get('/api/v1/services/svc-2')).body.state).toBe('idle')

    await landfall.send('PUT', '/api/v1/catalog', {
      clusters: [{ id: 'par', platform: 'helios', environment: 'production' }],
    })
    await landfall.project()
    expect(await accounting()).toMatchObject({ unmapped: [], weeks: [{ rollouts: 1, deploys: 1 }] })
    expect((await landfall.get('/api/v1/services/svc-2')).body.state).toBe('origin_only')
  })

  test('a catalogue that comes after the events gives the same answers', async () => {
    const late = await createTestLandfall()
    opened.push(late)
    const events = fleetEvents(300, 11)
    await late.send('POST', '/api/v1/deploys', { deploys: events })
    await late.project()
    await late.send('PUT', '/api/v1/catalog', fleetCatalog)
    await late.project()
    await landfall.send('POST', '/api/v1/deploys', { deploys: events })
    await landfall.project()
    expect(await derivedRows(late)).toEqual(await derivedRows(landfall))
  })
})
