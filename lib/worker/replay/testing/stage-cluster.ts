import { afterEach, beforeEach, expect } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { parseSources } from '#lib/collect/config/read-source-config.ts'
import { runCollectors } from '#lib/collect/run-collectors.ts'
import type { KindName } from '#lib/sources/kubernetes/kinds.ts'
import { ClusterWorld } from '#lib/sources/kubernetes/replay/cluster-world.ts'
import type { LoopbackServer } from '../loopback-server.ts'
import { type ClusterFault, type ClusterRequest, serveClusterWorld } from '../serve-cluster-world.ts'

type Extra = { namespace?: string; labels?: Record<string, string>; annotations?: Record<string, string> }

/** For each test a database, a world behind an API server that can be made to misbehave, and a collector that follows it. */
export function stageCluster() {
  let test: TestDatabase
  let server: LoopbackServer
  let stop: AbortController
  let running: Promise<void>
  const stage = {
    world: new ClusterWorld(''),
    fault: (_request: ClusterRequest): ClusterFault | null => null,
    asked: [] as { at: number; request: ClusterRequest }[],
    reported: [] as string[],
    query: async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
      (await test.db.pool.query<Row>(text, values)).rows,
    follow,
    put,
    remove,
    placed,
    isPlaced: (...names: string[]) => eventually(async () => expect(await placed()).toEqual(names)),
  }
  beforeEach(async () => {
    test = await createTestDatabase()
    const world = new ClusterWorld('5d0c7a2e-0000-4000-8000-000000000001')
    Object.assign(stage, { world, fault: () => null, asked: [], reported: [] })
    const watched = (request: ClusterRequest) => {
      stage.asked.push({ at: performance.now(), request })
      return stage.fault(request)
    }
    server = await serveClusterWorld(() => stage.world, { bookmarkMs: 100, fault: watched })
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
    const report = (_: string, error: unknown) => void stage.reported.push(String(error))
    const tools = { db: test.db, env: {}, heartbeatMs: 200, leaseSeconds: 2, report }
    running = runCollectors(parseSources(JSON.stringify([source]), 'test', false), tools, stop.signal)
  }

  /** A Deployment that is rolled out, with its one ReplicaSet. */
  function put(
    name: string,
    version = '1',
    revision = 1,
    { namespace = 'shop', ...extra }: Extra = {},
  ): void {
    const { world } = stage
    const uid = `${world.clusterUid}-${namespace}-${name}`
    const annotations = { 'deployment.kubernetes.io/revision': String(revision) }
    const spec = { replicas: 1, template: podTemplate(name, version) }
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
    const counts = { replicas: 1, updatedReplicas: 1, readyReplicas: 1, availableReplicas: 1 }
    world.put('deployments', {
      metadata: { ...meta, annotations: { ...annotations, ...extra.annotations } },
      spec,
      status: { observedGeneration: 1, ...counts },
    })
  }

  function remove(kind: KindName, name: string, isUntold = false): void {
    for (const [uid, object] of stage.world.kind(kind).objects)
      if (object.metadata?.name === name) stage.world.remove(kind, uid, { isUntold })
  }

  /** Services that are placed, by the last evidence of each. */
  async function placed(): Promise<string[]> {
    const rows = await stage.query<{ name: string }>(
      `select reported_name as name from (
         select distinct on (reported_name) reported_name, change from evidence
          where change in ('placed', 'undeployed', 'deleted') order by reported_name, at desc, change desc) as last
        where change = 'placed' order by 1`,
    )
    return rows.map(row => row.name)
  }

  return stage
}

export const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

export async function eventually(check: () => Promise<void>, ms = 25_000): Promise<void> {
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

/** Of a pod with a secret in its environment. */
export const podTemplate = (name: string, version: string) => ({
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
