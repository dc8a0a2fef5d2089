import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { parseSources } from '#lib/collect/config/read-source-config.ts'
import { runCollectors } from '#lib/collect/run-collectors.ts'
import { ClusterWorld } from '#lib/sources/kubernetes/replay/cluster-world.ts'
import { readRecording, recordedScenarios } from '#lib/sources/kubernetes/testing/read-recording.ts'
import type { LoopbackServer } from './loopback-server.ts'
import { type ClusterFault, type ClusterRequest, serveClusterWorld } from './serve-cluster-world.ts'

let test: TestDatabase
let world: ClusterWorld
let server: LoopbackServer
let stop: AbortController
let running: Promise<void>
let fault: (request: ClusterRequest) => ClusterFault | null

beforeEach(async () => {
  test = await createTestDatabase()
  world = new ClusterWorld('5d0c7a2e-0000-4000-8000-000000000001')
  fault = () => null
  server = await serveClusterWorld(world, { bookmarkMs: 100, fault: request => fault(request) })
  stop = new AbortController()
  running = Promise.resolve()
})

afterEach(async () => {
  stop.abort()
  await running
  await server.close()
  await test.drop()
})

const errors: string[] = []

function follow(settings: Record<string, unknown> = {}, url = server.url): void {
  const source = {
    id: 'kubernetes-test',
    kind: 'kubernetes',
    cluster: 'test-1',
    url,
    waitSeconds: 0.1,
    settleSeconds: 0.02,
    ...settings,
  }
  const tools = { db: test.db, env: {}, heartbeatMs: 200, leaseSeconds: 2 }
  running = runCollectors(
    parseSources(JSON.stringify([source]), 'test', false),
    { ...tools, report: (_, error) => errors.push(String(error)) },
    stop.signal,
  )
}

/** The first lists are in, and committed: what happens from now on is seen happening. */
async function listed(): Promise<void> {
  await eventually(async () => {
    const { rows } = await test.db.pool.query(
      'select 1 from collector_state where last_full_list_at is not null',
    )
    expect(rows).toHaveLength(1)
  })
}

/** Puts recorded events into the world, `perTick` at a time, so that watches tell them as they told them then. */
async function replay(scenarios: string[], perTick = 40): Promise<void> {
  for (const scenario of scenarios) {
    let count = 0
    for (const { kind, type, object } of readRecording(scenario)) {
      const { uid, resourceVersion } = object.metadata!
      if (type === 'DELETED') world.remove(kind, uid!, { version: resourceVersion })
      else world.put(kind, object, { isRecorded: true })
      if (++count % perTick === 0) await new Promise(resolve => setTimeout(resolve, 5))
    }
  }
}

async function rolloutLines(): Promise<string[]> {
  const { rows } = await test.db.pool.query<{ line: string }>(
    `select reported_name || ' ' || kind || ' ' || coalesce(version, '-') || ' ' || outcome
       || case when is_rollback then ' rollback' else '' end as line
     from rollout order by started_at, line`,
  )
  return rows.map(row => row.line)
}

async function evidenceOf(service: string): Promise<string[]> {
  const { rows } = await test.db.pool.query<{ change: string }>(
    `select change from evidence where reported_name = $1 order by at, case change when 'deleted' then 1 else 0 end`,
    [service],
  )
  return rows.map(row => row.change)
}

async function eventually(check: () => Promise<void>, ms = 15_000): Promise<void> {
  const until = Date.now() + ms
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
}

const wholeHistory = [
  'playlist-api rollout 1.0.0 succeeded',
  'playlist-api rollout 1.1.0 succeeded',
  'playlist-api rollout 1.1.0 succeeded',
  'playlist-api restart 1.1.0 succeeded',
  'playlist-api rollout 1.0.0 succeeded rollback',
  'playlist-api rollout bad-2.0.0 failed',
  'playlist-api rollout 1.0.0 succeeded rollback',
  'playlist-api rollout 2.1.0 succeeded',
  'playlist-api rollout 1.0.0 succeeded',
  'log-agent rollout 3.1 succeeded',
  'log-agent rollout 3.2 succeeded',
  'log-agent rollout 3.1 succeeded rollback',
  'batch-worker rollout 1 succeeded',
  'batch-worker rollout 2 succeeded',
  'batch-worker rollout 3 succeeded',
  'giant rollout 1 failed',
  'err-crash rollout crash failed',
  'err-oom rollout oom failed',
  'err-cfgerr rollout cfgerr failed',
  'err-notready rollout notready aborted',
].sort()

describe('the Kubernetes collector over HTTP', () => {
  it('tells the 20 recorded rollouts exactly, each once', async () => {
    follow()
    await listed()
    await replay(recordedScenarios())
    await eventually(async () => expect((await rolloutLines()).sort()).toEqual(wholeHistory))
    expect(await evidenceOf('batch-worker')).toContain('placed')
    const { rows } = await test.db.pool.query('select conflict from intake_count where conflict > 0')
    expect(rows).toEqual([])
  })

  it('tells them exactly through dropped sockets, 410s in a 200, 500s, 429s and silent watches', async () => {
    let count = 0
    fault = ({ isWatch, kind }) => {
      if (kind === null) return null
      count += 1
      if (isWatch && count % 3 === 0) return { type: 'drop', after: 4 }
      if (isWatch && count % 7 === 0) return { type: 'expired' }
      if (isWatch && count % 11 === 0) return { type: 'silent' }
      if (count % 13 === 0) return { type: 'status', status: 500, body: 'etcd is away' }
      if (count % 17 === 0) return { type: 'status', status: 429, headers: { 'retry-after': '1' } }
      return null
    }
    follow({ silentSeconds: 0.4, relistSeconds: 3 })
    // One after another: what began and was replaced between two lists is lost to every follower.
    for (const [index, scenario] of recordedScenarios().slice(0, 3).entries()) {
      await replay([scenario], 2)
      await eventually(async () => {
        const lines = await rolloutLines()
        expect(lines.filter(line => line.endsWith('succeeded'))).toHaveLength(index + 1)
      })
    }
    expect(await rolloutLines()).toHaveLength(3)
    expect(await evidenceOf('playlist-api')).toEqual(['placed', 'ready'])
  })

  it('notices a deletion no watch told, at the next list', async () => {
    follow({ relistSeconds: 1 })
    await replay(['16-zero-replicas-recreate'])
    await eventually(async () => expect(await evidenceOf('batch-worker')).toEqual(['placed', 'ready']))
    for (const kind of ['deployments', 'replicasets'] as const)
      for (const uid of [...world.kind(kind).objects.keys()]) world.remove(kind, uid, { isUntold: true })
    await eventually(async () =>
      expect(await evidenceOf('batch-worker')).toEqual(['placed', 'ready', 'undeployed', 'deleted']),
    )
  })

  it('takes nothing away when a list breaks off half-way', async () => {
    await replay(['16-zero-replicas-recreate', '14-daemonset'])
    follow({ relistSeconds: 1, pageSize: 1 })
    await eventually(async () => expect(await evidenceOf('batch-worker')).toEqual(['placed', 'ready']))
    fault = ({ kind, isWatch, url }) =>
      kind !== null && !isWatch && url.searchParams.has('continue') ? { type: 'drop', after: 0 } : null
    await new Promise(resolve => setTimeout(resolve, 2500))
    expect(await evidenceOf('batch-worker')).toEqual(['placed', 'ready'])
    expect(await evidenceOf('log-agent')).toEqual(['placed', 'ready'])
  })

  it('records retained revisions at first sight, and knows how only the newest of them ended', async () => {
    await replay(recordedScenarios().slice(0, 3))
    follow()
    await eventually(async () =>
      expect(await rolloutLines()).toEqual([
        'playlist-api rollout 1.0.0 unfinished',
        'playlist-api rollout 1.1.0 unfinished',
        'playlist-api rollout 1.1.0 succeeded',
      ]),
    )
    const { rows } = await test.db.pool.query<{ at: number }>(
      `select at from evidence where change = 'placed'`,
    )
    expect(rows[0]?.at).toBe(Date.parse('2026-11-21T07:14:49Z'))
  })

  it('goes on after a stop where it was, losing and doubling nothing', async () => {
    follow()
    await listed()
    await replay(recordedScenarios().slice(0, 2))
    await eventually(async () => expect(await rolloutLines()).toHaveLength(2))
    stop.abort()
    await running
    await replay(recordedScenarios().slice(2, 6))
    stop = new AbortController()
    follow()
    await eventually(async () =>
      expect(await rolloutLines()).toEqual([
        'playlist-api rollout 1.0.0 succeeded',
        'playlist-api rollout 1.1.0 succeeded',
        // Begun and replaced while nobody looked: nobody saw its end.
        'playlist-api rollout 1.1.0 unfinished',
        'playlist-api restart 1.1.0 succeeded',
      ]),
    )
    await replay(recordedScenarios().slice(6))
    await eventually(async () => expect(await rolloutLines()).toHaveLength(20))
  })

  it('says in words what it may not read, and follows the rest', async () => {
    fault = ({ kind }) =>
      kind === 'statefulsets'
        ? { type: 'status', status: 403, body: '{"message":"statefulsets.apps is forbidden"}' }
        : null
    follow()
    await replay(['16-zero-replicas-recreate'])
    await eventually(async () => expect(await rolloutLines()).toHaveLength(3))
    await eventually(async () => {
      const { rows } = await test.db.pool.query<{ last_error: string }>(
        'select last_error from collector_state',
      )
      expect(rows[0]?.last_error).toMatch(/statefulsets: HTTP 403: statefulsets.apps is forbidden/)
    })
    const { rows } = await test.db.pool.query('select 1 from source_coverage')
    expect(rows).toEqual([])
  })

  it('covers the time it saw everything', async () => {
    follow()
    await eventually(async () => {
      const { rows } = await test.db.pool.query<{ from_at: number; to_at: number }>(
        'select from_at, to_at from source_coverage',
      )
      expect(rows).toHaveLength(1)
      expect(rows[0]!.to_at - rows[0]!.from_at).toBeGreaterThan(300)
    })
  })

  it('starts over when another cluster answers at the address, and sets right what it said', async () => {
    follow()
    await replay(['16-zero-replicas-recreate'])
    await eventually(async () => expect(await evidenceOf('batch-worker')).toEqual(['placed', 'ready']))
    stop.abort()
    await running
    const other = await serveClusterWorld(new ClusterWorld('5d0c7a2e-0000-4000-8000-000000000002'))
    stop = new AbortController()
    follow({}, other.url)
    await eventually(async () => expect((await evidenceOf('batch-worker')).at(-1)).toBe('deleted'))
    stop.abort()
    await running
    await other.close()
  })
})
