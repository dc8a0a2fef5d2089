import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { parseSources } from '#lib/collect/config/read-source-config.ts'
import { runCollectors } from '#lib/collect/run-collectors.ts'
import { HeliosWorld, type WorldAnswer, type WorldRequest } from '#lib/sources/helios/replay/helios-world.ts'
import type { LoopbackServer } from './loopback-server.ts'
import { serveHeliosWorld } from './serve-helios-world.ts'

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

  it('keeps what ran on a host that is down, and what ran on one that left the list for a while', async () => {
    const world = smallWorld()
    const only = addJob(world, 'lonely', '1')
    run(world, 'web3', only, null)
    follow([helios([await serve(world)], { hostGoneSeconds: 1.5 })])
    await started()
    await eventually(async () => expect(await changesOf('lonely')).toEqual(['placed', 'ready']))
    world.host('web3').isUp = false
    await pause(400)
    const host = world.hosts.get('web3')!
    world.hosts.delete('web3')
    await pause(700)
    expect(await changesOf('lonely')).toEqual(['placed', 'ready'])
    world.hosts.set('web3', { ...host, isUp: true })
    await pause(500)
    expect(await changesOf('lonely')).toEqual(['placed', 'ready'])
    world.hosts.delete('web3')
    await eventually(async () => expect((await changesOf('lonely')).at(-1)).toBe('undeployed'))
  })

  it('tells of the others while one group, one host or one history can never be read', async () => {
    const world = smallWorld()
    const sick = addJob(world, 'sick', '1')
    world.groups.set('sick', { ...world.groups.get('cart-prod')!, name: 'sick', jobId: sick })
    const refuse: Fault = ({ path }) => {
      if (path.startsWith('/deployment-group/sick')) return { status: 500, text: '{"message":"NPE"}' }
      if (path.startsWith('/history/')) return { status: 500, text: '' }
      return null
    }
    follow([helios([await serve(world, refuse)])])
    await started()
    const jobId = addJob(world, 'cart', '2')
    world.groups.get('cart-prod')!.jobId = jobId
    for (const host of ['web1', 'web2']) run(world, host, jobId, 'cart-prod')
    await eventually(async () => expect(await rolloutLines()).toEqual(['cart 2 rollout succeeded']))
    const { rows } = await test.db.pool.query<{ last_error: string }>(
      'select last_error from collector_state',
    )
    expect(rows[0]?.last_error).toMatch(/NPE/)
    expect(await changesOf('cart')).toEqual(['placed', 'ready'])
  })

  it('reads plain words under a JSON content type, HTML and empty refusals as what they are', async () => {
    const answers: WorldAnswer[] = [
      { status: 400, text: 'Invalid id' },
      { status: 404, text: '' },
      { status: 426, text: '<html>Upgrade' },
      { status: 200, text: 'not json' },
    ]
    const world = smallWorld()
    let count = 0
    const url = await serve(world, ({ path }) =>
      path.startsWith('/deployment-group/') && count < 40 ? answers[count++ % answers.length]! : null,
    )
    follow([helios([url])])
    await started()
    await eventually(async () => expect(count).toBe(40))
    const isWell = 'select 1 from collector_state where last_error is null and last_full_list_at is not null'
    await eventually(async () => expect((await test.db.pool.query(isWell)).rows).toHaveLength(1))
    expect(await rolloutLines()).toEqual([])
  })

  it('leaves jobs of tests out, and no secret in the state, the events or the words of errors', async () => {
    const world = smallWorld()
    const jobId = [...world.jobs.keys()][0]!
    const metadata = { team: 'payments', GIT_COMMIT: '9f2c1d7', 'api-token': 'secret' }
    world.jobs.set(jobId, { ...world.jobs.get(jobId)!, token: 'secret', metadata })
    const temporary = addJob(world, 'tmp-1234', '1')
    world.jobs.set(temporary, { ...world.jobs.get(temporary)!, expires: Date.now() + 600_000 })
    run(world, 'web1', temporary, null)
    follow([helios([await serve(world)])])
    await started()
    const next = addJob(world, 'cart', '2')
    world.jobs.set(next, { ...world.jobs.get(next)!, token: 'secret', metadata })
    world.groups.get('cart-prod')!.jobId = next
    for (const host of ['web1', 'web2']) run(world, host, next, 'cart-prod')
    await eventually(async () => expect(await rolloutLines()).toEqual(['cart 2 rollout succeeded']))
    expect(await changesOf('tmp-1234')).toEqual([])
    const { rows } = await test.db.pool.query<{ text: string }>(
      `select string_agg(t, ' ') as text from (
         select state::text as t from collector_state union all select convert_from(body, 'UTF8') from event
         union all select last_error from collector_state) as all_of_it`,
    )
    expect(rows[0]!.text).toContain('"label:team"')
    expect(rows[0]!.text).toContain('"group":"cart-prod"')
    expect(rows[0]!.text).not.toContain('secret')
  })

  it('asks dead masters no more than once a second each', async () => {
    let asked = 0
    const isDead: Fault = () => {
      asked += 1
      return 'drop'
    }
    const masters = [await serve(smallWorld(), isDead), await serve(smallWorld(), isDead)]
    follow([helios(masters)])
    await pause(4000)
    // A try asks for the groups, the hosts and the jobs, of each master.
    expect(asked).toBeLessThanOrEqual(5 * masters.length * 3)
    expect(asked).toBeGreaterThan(0)
  })
})
