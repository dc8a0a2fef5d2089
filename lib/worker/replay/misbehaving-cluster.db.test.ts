import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { parseSources } from '#lib/collect/config/read-source-config.ts'
import { runCollectors } from '#lib/collect/run-collectors.ts'
import type { KindName } from '#lib/sources/kubernetes/kinds.ts'
import { ClusterWorld } from '#lib/sources/kubernetes/replay/cluster-world.ts'
import type { LoopbackServer } from './loopback-server.ts'
import { type ClusterFault, type ClusterRequest, serveClusterWorld } from './serve-cluster-world.ts'

let test: TestDatabase
let world: ClusterWorld
let server: LoopbackServer
let stop: AbortController
let running: Promise<void>
let fault: (request: ClusterRequest) => ClusterFault | null
const asked: { at: number; request: ClusterRequest }[] = []
const reported: string[] = []

beforeEach(async () => {
  test = await createTestDatabase()
  world = new ClusterWorld('5d0c7a2e-0000-4000-8000-000000000001')
  fault = () => null
  asked.length = 0
  reported.length = 0
  const watched = (request: ClusterRequest) => {
    asked.push({ at: performance.now(), request })
    return fault(request)
  }
  server = await serveClusterWorld(() => world, { bookmarkMs: 100, fault: watched })
  stop = new AbortController()
  running = Promise.resolve()
})

afterEach(async () => {
  stop.abort()
  await running
  await server.close()
  await test.drop()
})

function follow(settings: Record<string, unknown> = {}): void {
  const times = { waitSeconds: 0.1, settleSeconds: 0.02, silentSeconds: 0.5, relistSeconds: 2 }
  const source = { id: 'k', kind: 'kubernetes', cluster: 'test-1', url: server.url, ...times, ...settings }
  const report = (_: string, error: unknown) => void reported.push(String(error))
  const tools = { db: test.db, env: {}, heartbeatMs: 200, leaseSeconds: 2, report }
  running = runCollectors(parseSources(JSON.stringify([source]), 'test', false), tools, stop.signal)
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

async function eventually(check: () => Promise<void>, ms = 25_000): Promise<void> {
  const until = Date.now() + ms
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > until) throw error
      await pause(100)
    }
  }
}

const template = (name: string, version: string) => ({
  metadata: { labels: { 'app.kubernetes.io/name': name } },
  spec: {
    containers: [
      {
        name: 'app',
        image: `example/${name}:${version}`,
        env: [{ name: 'KEY', value: 'planted-env-value' }],
      },
    ],
  },
})

type Extra = { namespace?: string; labels?: Record<string, string>; annotations?: Record<string, string> }

/** A Deployment that is rolled out, with its one ReplicaSet. */
function put(name: string, version = '1', revision = 1, { namespace = 'shop', ...extra }: Extra = {}): void {
  const uid = `${world.clusterUid}-${namespace}-${name}`
  const annotations = { 'deployment.kubernetes.io/revision': String(revision) }
  const spec = { replicas: 1, template: template(name, version) }
  const owner = { kind: 'Deployment', name, uid, controller: true }
  const created = { creationTimestamp: '2026-03-02T09:00:00Z', namespace }
  const replicaSet = {
    name: `${name}-${revision}`,
    uid: `${uid}-${revision}`,
    ownerReferences: [owner],
    annotations,
  }
  world.put('replicasets', { metadata: { ...created, ...replicaSet }, spec })
  const meta = { ...created, name, uid, generation: 1, labels: extra.labels ?? {} }
  world.put('deployments', {
    metadata: { ...meta, annotations: { ...annotations, ...extra.annotations } },
    spec,
    status: {
      observedGeneration: 1,
      replicas: 1,
      updatedReplicas: 1,
      readyReplicas: 1,
      availableReplicas: 1,
    },
  })
}

const remove = (kind: KindName, name: string, isUntold = false) => {
  for (const [uid, object] of world.kind(kind).objects)
    if (object.metadata?.name === name) world.remove(kind, uid, { isUntold })
}

/** Services that are placed, by the last evidence of each. */
async function placed(): Promise<string[]> {
  const { rows } = await test.db.pool.query<{ name: string }>(
    `select reported_name as name from (
       select distinct on (reported_name) reported_name, change from evidence
        where change in ('placed', 'undeployed', 'deleted') order by reported_name, at desc, change desc) as last
      where change = 'placed' order by 1`,
  )
  return rows.map(row => row.name)
}

const isPlaced = (...names: string[]) => eventually(async () => expect(await placed()).toEqual(names))
const isList = ({ kind, isWatch }: ClusterRequest) => kind !== null && !isWatch

/** The most lists and watches that began within one second. */
function busiestSecond(since: number): number {
  const times = asked.flatMap(({ at, request }) => (at >= since && request.kind !== null ? at : []))
  return Math.max(0, ...times.map(from => times.filter(at => at >= from && at < from + 950).length))
}

describe('a misbehaving API server', () => {
  it('that was restored from a backup counts from an earlier version, and is followed from there', async () => {
    for (let count = 0; count < 50; count++) put('cart', '1')
    put('gone')
    follow()
    await isPlaced('cart', 'gone')
    const before = world
    world = new ClusterWorld(before.clusterUid)
    put('cart')
    put('found')
    await isPlaced('cart', 'found')
    expect(world.version).toBeLessThan(before.version)
  })

  it('behind whose address another cluster stands is noticed while it runs, and what was said is set right', async () => {
    put('cart')
    put('gone')
    follow()
    await isPlaced('cart', 'gone')
    world = new ClusterWorld('5d0c7a2e-0000-4000-8000-000000000002')
    put('cart')
    put('found')
    await isPlaced('cart', 'found')
    expect(reported.join()).toMatch(/another cluster answers/)
  })

  it('that forgets the list half-way is asked from the start, and its pages are of one moment', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) put(name)
    let expiries = 0
    fault = ({ kind, isWatch, url }) => {
      if (kind !== 'deployments' || isWatch || !url.searchParams.has('continue')) return null
      if (expiries++ === 1) world.compact()
      return null
    }
    follow({ pageSize: 2 })
    await isPlaced('a', 'b', 'c', 'd', 'e')
  })

  it('that answers with an empty list once is not believed', async () => {
    for (const name of ['a', 'b', 'c', 'd']) put(name)
    follow()
    await isPlaced('a', 'b', 'c', 'd')
    let lies = 0
    const empty = '{"kind":"DeploymentList","metadata":{"resourceVersion":"9"},"items":[]}'
    fault = request =>
      isList(request) && request.kind === 'deployments' && lies++ % 2 === 0
        ? { type: 'status', status: 200, body: empty }
        : null
    await eventually(async () => expect(lies).toBeGreaterThan(3))
    const { rows } = await test.db.pool.query("select 1 from evidence where change = 'undeployed'")
    expect(rows).toEqual([])
  })

  it('that loses events, deletions too, is right within two lists', async () => {
    put('stays')
    put('leaves')
    follow()
    await isPlaced('leaves', 'stays')
    remove('deployments', 'leaves', true)
    remove('replicasets', 'leaves-1', true)
    await isPlaced('stays')
  })

  it('that refuses one kind still has the others told, deletions included', async () => {
    fault = ({ kind }) =>
      kind === 'statefulsets' || kind === 'cronjobs'
        ? { type: 'status', status: 403, body: '{"message":"forbidden"}' }
        : null
    put('cart')
    put('leaves')
    follow()
    await isPlaced('cart', 'leaves')
    remove('deployments', 'leaves')
    await isPlaced('cart')
  })

  it('that fails at everything is asked at most once a second, waits as long as it says, and is right afterwards', async () => {
    put('cart')
    follow()
    await isPlaced('cart')
    let failing: ClusterFault | null = { type: 'drop', after: 0 }
    fault = ({ kind }) => (kind === null ? null : failing)
    await pause(500)
    const since = performance.now()
    await pause(4000)
    failing = { type: 'status', status: 500, body: 'etcd is away' }
    await pause(3000)
    // What one list asks for twice (a second try, a page) is no restart of its own.
    expect(busiestSecond(since)).toBeLessThanOrEqual(2)
    put('found')
    failing = null
    await isPlaced('cart', 'found')
  })

  it('that asks for patience is left alone', async () => {
    put('cart')
    fault = ({ kind }) =>
      kind === 'deployments' ? { type: 'status', status: 429, headers: { 'retry-after': '3' } } : null
    follow()
    await pause(2800)
    expect(asked.filter(({ request }) => request.kind === 'deployments')).toHaveLength(1)
    fault = () => null
    await isPlaced('cart')
  })
})

describe('what a cluster shows', () => {
  it('leaves no secret in the state, the events or the words of errors', async () => {
    const secret = 'planted-annotation-value'
    put('cart', '1', 1, {
      labels: {
        team: 'payments',
        'app.kubernetes.io/part-of': 'shop',
        'deploy-token': 'planted-label-value',
      },
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': `{"env":"${secret}"}`,
        'vault/token-owner': secret,
        'backstage.io/owner': 'group:payments',
      },
    })
    follow()
    await isPlaced('cart')
    const { rows } = await test.db.pool.query<{ text: string }>(
      `select string_agg(t, ' ') as text from (
         select state::text as t from collector_state union all select value::text from collector_part
         union all select convert_from(body, 'UTF8') from event union all select last_error from collector_state) as all_of_it`,
    )
    expect(rows[0]!.text).toContain('label:team')
    expect(rows[0]!.text).toContain('annotation:backstage.io/owner')
    expect(rows[0]!.text + reported.join()).not.toContain('planted')
  })

  it('of a preview namespace is an environment, no placement, and its rollouts are a preview`s', async () => {
    const namespace = {
      name: 'preview-pr-42',
      uid: 'ns-42',
      creationTimestamp: '2026-03-02T09:00:00Z',
      annotations: { 'janitor/ttl': '24h' },
    }
    const marked = { name: 'try-it', uid: 'ns-43', labels: { 'landfall.dev/temporary': 'true', pr: '7' } }
    world.put('namespaces', { metadata: namespace })
    world.put('namespaces', { metadata: marked })
    put('cart', '1', 1, { namespace: 'preview-pr-42' })
    put('tried', '1', 1, { namespace: 'try-it' })
    put('shop-front')
    follow()
    await isPlaced('shop-front')
    const bodies = async (type: string) => {
      const { rows } = await test.db.pool.query<{ body: Record<string, unknown> }>(
        "select convert_from(body, 'UTF8')::json as body from event where convert_from(body, 'UTF8')::json->>'type' = $1",
        [type],
      )
      return rows.map(row => row.body)
    }
    const begun = Date.parse('2026-03-02T09:00:00Z')
    const created = await bodies('environment')
    expect(created.find(body => body.environment === 'preview-pr-42')).toMatchObject({
      change: 'created',
      at: begun,
      pullRequest: 42,
      expiresAt: begun + 86_400_000,
    })
    expect(created.find(body => body.environment === 'try-it')).toMatchObject({ pullRequest: 7 })
    const preview = (await bodies('rollout')).filter(body => body.environment === 'preview')
    expect([...new Set(preview.map(body => body.service))].sort()).toEqual(['cart', 'tried'])
    remove('namespaces', 'preview-pr-42')
    await eventually(async () =>
      expect((await bodies('environment')).at(-1)).toMatchObject({ change: 'removed' }),
    )
    expect(await placed()).toEqual(['shop-front'])
  })

  it('of a CronJob is a placement while it exists, presence while it runs its jobs, and a rollout per template', async () => {
    const cron = (version: string, generation: number, isSuspended: boolean) =>
      world.put('cronjobs', {
        metadata: {
          uid: 'cron',
          name: 'sums',
          namespace: 'shop',
          generation,
          creationTimestamp: '2026-03-02T09:00:00Z',
        },
        spec: {
          suspend: isSuspended,
          jobTemplate: { spec: { template: template('sums', version) } },
        } as never,
        status: { lastSuccessfulTime: '2026-03-02T10:00:00Z' },
      })
    cron('1', 1, false)
    follow()
    await isPlaced('sums')
    cron('1', 2, true)
    const changes = async () => {
      const { rows } = await test.db.pool.query<{ change: string }>(
        "select change from evidence where reported_name = 'sums' order by at",
      )
      return rows.map(row => row.change)
    }
    await eventually(async () => expect(await changes()).toEqual(['placed', 'ready', 'unready']))
    cron('2', 3, false)
    await eventually(async () => {
      const { rows } = await test.db.pool.query<{ line: string }>(
        "select version || ' ' || outcome as line from rollout order by started_at",
      )
      expect(rows.map(row => row.line)).toEqual(['1 succeeded', '2 succeeded'])
    })
    remove('cronjobs', 'sums')
    await isPlaced()
  })
})
