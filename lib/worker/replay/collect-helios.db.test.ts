import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { selectCollectorState } from '#db/queries/select-collector-state.ts'
import { takeLease } from '#db/queries/take-lease.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { commitCycle } from '#lib/collect/commit-cycle.ts'
import { parseSources } from '#lib/collect/config/read-source-config.ts'
import { createHttpClient } from '#lib/collect/http-client.ts'
import { ingestCollected } from '#lib/collect/ingest-collected.ts'
import { runCollectors } from '#lib/collect/run-collectors.ts'
import { createHeliosCollector } from '#lib/sources/helios/collect-helios.ts'
import { defaultHeliosOptions } from '#lib/sources/helios/helios-options.ts'
import { playStory, readHeliosStory } from '#lib/sources/helios/replay/helios-story.ts'
import { HeliosWorld, type WorldAnswer, type WorldRequest } from '#lib/sources/helios/replay/helios-world.ts'
import type { LoopbackServer } from './loopback-server.ts'
import { serveHeliosWorld } from './serve-helios-world.ts'
import { startHeliosReplay } from './start-helios-replay.ts'
import { startKubernetesReplay } from './start-kubernetes-replay.ts'

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

type Fault = (request: WorldRequest) => WorldAnswer | 'drop' | null

async function serve(world: HeliosWorld, fault: Fault = () => null): Promise<string> {
  const server = await serveHeliosWorld(world, { fault })
  servers.push(server)
  return server.url
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

function follow(sources: Record<string, unknown>[]): void {
  const tools = { db: test.db, env: {}, heartbeatMs: 100, leaseSeconds: 2, report: () => {} }
  running = runCollectors(parseSources(JSON.stringify(sources), 'test', false), tools, stop.signal)
}

const helios = (masters: string[], settings: Record<string, unknown> = {}) => ({
  id: 'helios-lon',
  kind: 'helios',
  cluster: 'lon',
  masters,
  ...fast,
  ...settings,
})

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

async function eventually(check: () => Promise<void>, ms = 10_000): Promise<void> {
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

async function rolloutLines(): Promise<string[]> {
  const { rows } = await test.db.pool.query<{ line: string }>(
    `select reported_name || ' ' || version || ' ' || kind || ' ' || outcome
       || case when is_rollback then ' rollback' else '' end as line
     from rollout order by started_at`,
  )
  return rows.map(row => row.line)
}

async function changesOf(service: string): Promise<string[]> {
  const { rows } = await test.db.pool.query<{ change: string }>(
    'select change from evidence where reported_name = $1 order by at',
    [service],
  )
  return rows.map(row => row.change)
}

/** A small cluster: `cart` by a group on two hosts. */
function smallWorld(): HeliosWorld {
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

function addJob(world: HeliosWorld, name: string, version: string): string {
  const id = `${name}:${version}:${'0'.repeat(38)}${version.padStart(2, '0')}`
  world.jobs.set(id, { id, image: `example/${name}:${version}`, created: Date.now(), env: { KEY: 'secret' } })
  return id
}

function run(world: HeliosWorld, host: string, jobId: string, group: string | null, goal = 'START'): void {
  const state = goal === 'START' ? 'RUNNING' : 'STOPPED'
  world.setTask(Date.now(), host, jobId, group, {
    goal,
    state,
    throttled: 'NO',
    containerId: `${host}${jobId}`,
  })
}

const started = () => eventually(async () => expect(await changesOf('cart')).toEqual(['placed', 'ready']))

describe('the Helios collector over HTTP', () => {
  it('knows what runs at its first look, and calls none of it a rollout', async () => {
    follow([helios([await serve(smallWorld())])])
    await started()
    expect(await rolloutLines()).toEqual([])
    const { rows } = await test.db.pool.query<{ secrets: number }>(
      "select count(*) as secrets from event where convert_from(body, 'UTF8') like '%secret%'",
    )
    expect(rows[0]?.secrets).toBe(0)
  })

  it('moves on to the next master, and takes nothing away in a cycle in which one failed', async () => {
    const world = smallWorld()
    const empty = new HeliosWorld()
    let isDown = false
    const first = await serve(world, () => (isDown ? { status: 502, text: '<html>' } : null))
    const second = await serve(world)
    expect(empty.hosts.size).toBe(0)
    follow([helios([first, second])])
    await started()
    isDown = true
    const jobId = addJob(world, 'cart', '2')
    world.groups.get('cart-prod')!.jobId = jobId
    for (const host of ['web1', 'web2']) run(world, host, jobId, 'cart-prod')
    await eventually(async () => expect(await rolloutLines()).toEqual(['cart 2 rollout succeeded']))
    expect(await changesOf('cart')).toEqual(['placed', 'ready'])
  })

  it('does not believe an empty list, nor a broken one, nor one without the hosts that are down', async () => {
    const world = smallWorld()
    let lie: 'none' | 'empty' | 'broken' = 'none'
    let lies = 0
    const url = await serve(world, ({ path }) => {
      if (lie === 'empty' && path === '/hosts' && lies++ === 0) return { status: 200, text: '[]' }
      if (lie === 'broken' && path === '/hosts/statuses') return { status: 200, text: '{"web1": 7}' }
      return null
    })
    follow([helios([url], { hostGoneSeconds: 0.1 })])
    await started()
    lie = 'empty'
    await pause(500)
    lie = 'broken'
    await pause(500)
    lie = 'none'
    for (const host of ['web1', 'web2']) world.host(host).isUp = false
    await pause(500)
    expect(await changesOf('cart')).toEqual(['placed', 'ready'])
  })

  it('keeps a stopped job placed, and lets it go only when it is undeployed, and deleted when job and group are gone', async () => {
    const world = smallWorld()
    follow([helios([await serve(world)])])
    await started()
    const jobId = [...world.jobs.keys()][0]!
    for (const host of ['web1', 'web2']) run(world, host, jobId, 'cart-prod', 'STOP')
    await eventually(async () => expect(await changesOf('cart')).toEqual(['placed', 'ready', 'unready']))
    for (const host of ['web1', 'web2']) run(world, host, jobId, 'cart-prod', 'UNDEPLOY')
    for (const host of ['web1', 'web2']) world.host(host).tasks.clear()
    await eventually(async () => expect((await changesOf('cart')).at(-1)).toBe('undeployed'))
    await pause(600)
    expect((await changesOf('cart')).at(-1)).toBe('undeployed')
    world.removeJob(jobId)
    world.groups.delete('cart-prod')
    await eventually(async () => expect((await changesOf('cart')).at(-1)).toBe('deleted'))
    expect(await rolloutLines()).toEqual([])
  })

  it('reads host by host where a proxy lets no POST through', async () => {
    const url = await serve(smallWorld(), ({ method }) =>
      method === 'POST' ? { status: 403, text: 'no' } : null,
    )
    follow([helios([url])])
    await started()
  })

  it('stores in words what is wrong while all masters are away, and covers nothing of that time', async () => {
    const world = smallWorld()
    let isDown = false
    const url = await serve(world, () => (isDown ? 'drop' : null))
    follow([helios([url])])
    await started()
    isDown = true
    await eventually(async () => {
      const { rows } = await test.db.pool.query<{ last_error: string }>(
        'select last_error from collector_state',
      )
      expect(rows[0]?.last_error).toMatch(/127\.0\.0\.1/)
    })
    const spans = () => test.db.pool.query<{ to_at: number }>('select to_at from source_coverage')
    const before = (await spans()).rows[0]!.to_at
    await pause(500)
    expect((await spans()).rows[0]!.to_at).toBe(before)
  })

  it('killed at any step of the recorded story, before a commit or after it, tells every episode once', async () => {
    const { world, playUntil } = playStory(readHeliosStory())
    const url = await serve(world)
    let now = 1795245075000
    const options = {
      ...defaultHeliosOptions,
      platform: 'helios',
      cluster: 'lon',
      groupPollMs: 50,
      rollingPollMs: 50,
      hostPollMs: 400,
      jobPollMs: 2000,
    }
    const open = () =>
      createHeliosCollector(options, { masters: [createHttpClient({ url })], clock: () => now })
    const source = { id: 'helios-lon', freshnessSeconds: 600 }
    const [config] = parseSources(JSON.stringify([helios([url])]), 'test', false)
    await test.db.pool.query(
      "insert into source (id, kind, clusters, is_paused, created_at) values ('helios-lon', 'helios', '{lon}', false, now())",
    )
    expect(config?.id).toBe(source.id)
    const taken = await takeLease(test.db.pool, { name: 'l', holder: 'a', seconds: 600 })
    const lease = { name: 'l', holder: 'a', seconds: 600, epoch: taken!.epoch }
    let collector = open()
    let state: unknown = null
    let count = 0
    const signal = new AbortController().signal
    for (; now < 1795245225000; now += 50) {
      playUntil(now)
      for (let attempt = 0; ; attempt++) {
        const cycle = await collector.collect({ state, now, signal })
        state = cycle.state
        const isKilled = cycle.events.length > 0 && attempt === 0 && count++ % 2 === 0
        // Killed before the commit: nothing of the cycle is left but the world, which is asked again.
        if (isKilled) {
          await collector.close()
          collector = open()
          state = await selectCollectorState(test.db.pool, source.id)
          continue
        }
        if (cycle.events.length > 0)
          await commitCycle(test.db, source, lease, cycle, now, ingestCollected('helios'))
        // Killed after it: the next session begins with the committed state.
        if (cycle.events.length > 0 && count % 3 === 0) {
          await collector.close()
          collector = open()
          state = await selectCollectorState(test.db.pool, source.id)
        }
        break
      }
    }
    await collector.close()
    expect(await rolloutLines()).toEqual([
      'checkout 1.4.0 rollout succeeded',
      'checkout 1.4.0 rollout succeeded',
      'cart 2.0.0 rollout succeeded',
      'cart 2.1.0 rollout succeeded',
      'cart 2.1.0 rollout succeeded',
      'cart 2.2.0 rollout failed',
      'cart 2.1.0 rollout succeeded rollback',
      'cart 2.3.0 rollout aborted',
    ])
  })
})

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
    follow([helios([lon.url], { hostSamples: false }), kubernetes])
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
