import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { parseSources } from '#lib/collect/config/read-source-config.ts'
import { runCollectors } from '#lib/collect/run-collectors.ts'
import { startHeliosReplay } from './start-helios-replay.ts'
import { startKubernetesReplay } from './start-kubernetes-replay.ts'

let test: TestDatabase
const stop = new AbortController()
beforeEach(async () => {
  test = await createTestDatabase()
})
afterEach(() => test.drop())

async function eventually(check: () => Promise<void>, ms = 15_000): Promise<void> {
  const until = Date.now() + ms
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
}

describe('platforms that live', () => {
  it('roll services out now and then, and the collectors tell it', async () => {
    const shared = { rolloutEveryMs: 50, rolloutMs: 300, random: Math.random, clock: Date.now }
    const services = ['alpha', 'beta', 'gamma'].map(service => ({
      service,
      version: '1.0.0',
      deployedAt: Date.now() - 86_400_000,
    }))
    const lon = await startHeliosReplay({ cluster: 'lon', services, ...shared })
    const gew = await startKubernetesReplay({ cluster: 'gew1-3', services, ...shared })
    const kubernetes = {
      id: 'k',
      kind: 'kubernetes',
      cluster: 'gew1-3',
      url: gew.url,
      waitSeconds: 0.1,
      settleSeconds: 0.02,
    }
    const helios = {
      id: 'h',
      kind: 'helios',
      cluster: 'lon',
      masters: [lon.url],
      groupPollSeconds: 0.1,
      rollingPollSeconds: 0.05,
      hostPollSeconds: 0.1,
      hostSamples: false,
    }
    const tools = { db: test.db, env: {}, heartbeatMs: 100, report: () => {} }
    const running = runCollectors(
      parseSources(JSON.stringify([helios, kubernetes]), 'test', false),
      tools,
      stop.signal,
    )
    await eventually(async () => {
      const { rows } = await test.db.pool.query<{ platform: string; count: number }>(
        "select platform, count(*) from rollout where outcome = 'succeeded' and version <> '1.0.0' group by 1 order by 1",
      )
      expect(rows.map(row => row.platform)).toEqual(['helios', 'kubernetes'])
      for (const row of rows) expect(row.count).toBeGreaterThan(1)
    })
    stop.abort()
    await running
    await Promise.all([lon.close(), gew.close()])
  })
})
