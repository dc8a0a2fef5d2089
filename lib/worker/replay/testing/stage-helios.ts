import { afterEach, beforeEach, expect } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { parseSources } from '#lib/collect/config/read-source-config.ts'
import { runCollectors } from '#lib/collect/run-collectors.ts'
import { HeliosWorld, type WorldAnswer, type WorldRequest } from '#lib/sources/helios/replay/helios-world.ts'
import type { LoopbackServer } from '../loopback-server.ts'
import { serveHeliosWorld } from '../serve-helios-world.ts'

export type Fault = (request: WorldRequest) => WorldAnswer | 'drop' | null

/** For each test a database, masters of worlds that can be made to misbehave, and a collector that follows them. */
export function stageHelios() {
  let test: TestDatabase
  let stop: AbortController
  let running: Promise<void>
  const servers: LoopbackServer[] = []
  beforeEach(async () => {
    test = await createTestDatabase()
    stop = new AbortController()
    running = Promise.resolve()
  })
  afterEach(async () => {
    stop.abort()
    await running
    await Promise.all(servers.splice(0).map(server => server.close()))
    await test.drop()
  })
  const query = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await test.db.pool.query<Row>(text, values)).rows
  const changesOf = async (service: string): Promise<string[]> => {
    const rows = await query<{ change: string }>(
      'select change from evidence where reported_name = $1 order by at',
      [service],
    )
    return rows.map(row => row.change)
  }
  return {
    query,
    changesOf,
    async serve(world: HeliosWorld, fault: Fault = () => null): Promise<string> {
      const server = await serveHeliosWorld(world, { fault })
      servers.push(server)
      return server.url
    },
    follow(sources: Record<string, unknown>[]): void {
      const tools = { db: test.db, env: {}, heartbeatMs: 100, leaseSeconds: 2, report: () => {} }
      running = runCollectors(parseSources(JSON.stringify(sources), 'test', false), tools, stop.signal)
    },
    async rolloutLines(): Promise<string[]> {
      const rows = await query<{ line: string }>(
        `select reported_name || ' ' || version || ' ' || kind || ' ' || outcome
           || case when is_rollback then ' rollback' else '' end as line
         from rollout order by started_at`,
      )
      return rows.map(row => row.line)
    },
    started: () => eventually(async () => expect(await changesOf('cart')).toEqual(['placed', 'ready'])),
  }
}

const fast = {
  groupPollSeconds: 0.1,
  rollingPollSeconds: 0.05,
  hostPollSeconds: 0.1,
  jobPollSeconds: 0.2,
  historyDelaySeconds: 0.05,
  historyRepeatSeconds: 0.5,
  settleSeconds: 0.5,
  manualQuietSeconds: 0.5,
  hostGoneSeconds: 1,
  requestTimeoutSeconds: 2,
}

export const helios = (masters: string[], settings: Record<string, unknown> = {}) => ({
  id: 'helios-lon',
  kind: 'helios',
  cluster: 'lon',
  masters,
  ...fast,
  ...settings,
})

export const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

export async function eventually(check: () => Promise<void>, ms = 10_000): Promise<void> {
  const until = Date.now() + ms
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > until) throw error
      await pause(50)
    }
  }
}

/** A small cluster: `cart` by a group on two hosts. */
export function smallWorld(): HeliosWorld {
  const world = new HeliosWorld()
  const jobId = addJob(world, 'cart', '1')
  for (const host of ['web1', 'web2']) run(world, host, jobId, 'cart-prod')
  world.groups.set('cart-prod', {
    name: 'cart-prod',
    jobId,
    reason: 'MANUAL',
    options: { timeout: 300, token: 'secret' },
    status: 'ACTIVE',
    error: null,
    hosts: null,
  })
  return world
}

export function addJob(world: HeliosWorld, name: string, version: string): string {
  const id = `${name}:${version}:${'0'.repeat(38)}${version.padStart(2, '0')}`
  world.jobs.set(id, { id, image: `example/${name}:${version}`, created: Date.now(), env: { KEY: 'secret' } })
  return id
}

export function run(
  world: HeliosWorld,
  host: string,
  jobId: string,
  group: string | null,
  goal = 'START',
): void {
  const state = goal === 'START' ? 'RUNNING' : 'STOPPED'
  world.setTask(Date.now(), host, jobId, group, {
    goal,
    state,
    throttled: 'NO',
    containerId: `${host}${jobId}`,
  })
}
