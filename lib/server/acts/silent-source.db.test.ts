import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followSources } from '#lib/collect/follow-sources.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import type { Replay } from '#lib/worker/replay/replay-service.ts'
import { startKubernetesReplay } from '#lib/worker/replay/start-kubernetes-replay.ts'
import { createTestLandfall, type TestLandfall } from '../answers/testing/test-landfall.ts'

const now = Date.now()
let landfall: TestLandfall
let cluster: Replay
let stop: AbortController
let following: Promise<void>

beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', {
    teams: [{ id: 'gangway' }],
    services: [{ id: 'cart', team: 'gangway', kind: 'backend' }],
    clusters: [{ id: 'gew1', platform: 'kubernetes', environment: 'production' }],
  })
  cluster = await startKubernetesReplay({
    cluster: 'gew1',
    services: [{ service: 'cart', version: '1.0.0', deployedAt: now - 60 * dayMs }],
    rolloutEveryMs: 86_400_000,
    rolloutMs: 1_000,
    random: () => 0.5,
    clock: Date.now,
  })
  stop = new AbortController()
  const tools = { db: landfall.db, env: {}, report: () => {}, heartbeatMs: 200, leaseSeconds: 2 }
  following = followSources([], tools, stop.signal)
  const settings = { cluster: 'gew1', url: cluster.url, waitSeconds: 0.1, settleSeconds: 0.02 }
  const wish = { id: 'kube-gew1', kind: 'kubernetes', freshnessSeconds: 30, settings }
  expect((await landfall.send('POST', '/api/v1/sources', wish)).status).toBe(201)
  const until = Date.now() + 12_000
  while (Date.now() < until && (await sourceNow()).accepted === 0)
    await new Promise(resolve => setTimeout(resolve, 200))
  await landfall.project()
})
afterAll(async () => {
  stop.abort()
  await following
  await cluster.close()
  await landfall.drop()
})

const sourceNow = async () => (await landfall.get('/api/v1/sources')).body.items[0]
const stateNow = async () => (await landfall.get('/api/v1/services/cart')).body.state
const answer = async (path: string) => (await landfall.get(`/api/v1/${path}`)).body

describe('a source connected on the page', () => {
  test('that is heard tells where its services run', async () => {
    expect(await stateNow()).toBe('born_on_target')
    expect(await sourceNow()).toMatchObject({ isSilent: false, services: 1, clusters: ['gew1'] })
    expect((await answer('choices')).silent).toEqual([])
  })

  test('that falls silent makes them unknown, gaps its weeks, and says since when', async () => {
    stop.abort()
    await following
    // Ten days pass without a word.
    await landfall.db.pool.query(
      `update source_coverage set from_at = from_at - interval '10 days', to_at = to_at - interval '10 days'`,
    )
    await landfall.db.pool.query(
      `insert into source_coverage values ('kube-gew1', now() - interval '12 days', now() - interval '11 days')`,
    )
    const source = await sourceNow()
    expect(source.isSilent).toBe(true)
    expect(now - Date.parse(source.silentSince)).toBeGreaterThan(9 * dayMs)
    expect(source.days.slice(-9).map((day: { state: string }) => day.state)).toEqual(Array(9).fill('missing'))
    expect(await stateNow()).toBe('unknown')
    expect((await answer('progress')).states).toMatchObject({ unknown: 1, born_on_target: 0 })
    expect((await answer('frequency')).gapWeeks.length).toBeGreaterThan(0)
    expect((await answer('choices')).silent).toMatchObject([{ source: 'kube-gew1' }])
    const { series } = await answer('progress')
    expect(series.at(-1)).toMatchObject({ unknown: 1 })
  })

  test('stops making them unknown when it is given a longer limit, or disconnected', async () => {
    expect((await landfall.send('PATCH', '/api/v1/sources/kube-gew1', { freshnessSeconds: 30 })).status).toBe(
      200,
    )
    expect(await stateNow()).toBe('unknown')
    expect((await landfall.send('DELETE', '/api/v1/sources/kube-gew1')).status).toBe(200)
    expect(await stateNow()).toBe('born_on_target')
    expect(await sourceNow()).toMatchObject({ origin: 'seen', isSilent: false })
  })
})
