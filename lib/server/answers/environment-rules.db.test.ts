import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

let landfall: TestLandfall
beforeEach(async () => {
  landfall = await createTestLandfall()
})
afterEach(() => landfall.drop())

const deploy = (id: string, environment: string) => ({
  id,
  source: 'spin',
  service: 'tides',
  platform: 'kubernetes',
  cluster: 'gew1',
  version: `v${id}`,
  environment,
  finishedAt: `2026-02-0${id}T10:00:00Z`,
})

test('environment rules say how much changes class, and every service follows', async () => {
  await landfall.send('PUT', '/api/v1/catalog', {
    clusters: [{ id: 'gew1', platform: 'kubernetes' }],
    services: [{ id: 'tides', kind: 'backend' }],
  })
  const deploys = [deploy('1', 'blue'), deploy('2', 'prod')]
  await landfall.send('POST', '/api/v1/deploys', { deploys })
  await landfall.project()
  const deployed = async () => (await landfall.get('/api/v1/services/tides')).body.deploys.length
  expect(await deployed()).toBe(1)
  const items = [{ pattern: 'Bl*', class: 'production' }]
  const preview = await landfall.send('PUT', '/api/v1/rules/environments?dryRun=1', { items })
  expect(preview.body).toEqual({
    dryRun: true,
    rollouts: 1,
    environments: [{ environment: 'blue', from: 'staging', to: 'production', rollouts: 1 }],
  })
  await landfall.send('PUT', '/api/v1/rules/environments', { items })
  await landfall.project()
  expect(await deployed()).toBe(2)
  expect((await landfall.get('/api/v1/services/tides/evidence')).body.items).toMatchObject([
    { fate: 'deploy' },
    { fate: 'deploy' },
  ])
  await landfall.send('PUT', '/api/v1/rules/environments', { items: [] })
  await landfall.project()
  expect(await deployed()).toBe(1)
})
