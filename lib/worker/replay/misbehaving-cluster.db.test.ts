import { describe, expect, it } from 'vitest'
import { ClusterWorld } from '#lib/sources/kubernetes/replay/cluster-world.ts'
import type { ClusterFault, ClusterRequest } from './serve-cluster-world.ts'
import { eventually, pause, stageCluster } from './testing/stage-cluster.ts'

const stage = stageCluster()
const { follow, put, remove, isPlaced } = stage

const isList = ({ kind, isWatch }: ClusterRequest) => kind !== null && !isWatch

/** The most lists and watches that began within one second. */
function busiestSecond(since: number): number {
  const times = stage.asked.flatMap(({ at, request }) => (at >= since && request.kind !== null ? at : []))
  return Math.max(0, ...times.map(from => times.filter(at => at >= from && at < from + 950).length))
}

describe('a misbehaving API server', () => {
  it('that was restored from a backup counts from an earlier version, and is followed from there', async () => {
    for (let count = 0; count < 50; count++) put('cart', '1')
    put('gone')
    follow()
    await isPlaced('cart', 'gone')
    const before = stage.world
    stage.world = new ClusterWorld(before.clusterUid)
    put('cart')
    put('found')
    await isPlaced('cart', 'found')
    expect(stage.world.version).toBeLessThan(before.version)
  })

  it('behind whose address another cluster stands is noticed while it runs, and what was said is set right', async () => {
    put('cart')
    put('gone')
    follow()
    await isPlaced('cart', 'gone')
    stage.world = new ClusterWorld('5d0c7a2e-0000-4000-8000-000000000002')
    put('cart')
    put('found')
    await isPlaced('cart', 'found')
    expect(stage.reported.join()).toMatch(/another cluster answers/)
  })

  it('that forgets the list half-way is asked from the start, and its pages are of one moment', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) put(name)
    let expiries = 0
    stage.fault = ({ kind, isWatch, url }) => {
      if (kind !== 'deployments' || isWatch || !url.searchParams.has('continue')) return null
      if (expiries++ === 1) stage.world.compact()
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
    stage.fault = request =>
      isList(request) && request.kind === 'deployments' && lies++ % 2 === 0
        ? { type: 'status', status: 200, body: empty }
        : null
    await eventually(async () => expect(lies).toBeGreaterThan(3))
    const rows = await stage.query("select 1 from evidence where change = 'undeployed'")
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
    stage.fault = ({ kind }) =>
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
    stage.fault = ({ kind }) => (kind === null ? null : failing)
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
    stage.fault = ({ kind }) =>
      kind === 'deployments' ? { type: 'status', status: 429, headers: { 'retry-after': '3' } } : null
    follow()
    await pause(2800)
    expect(stage.asked.filter(({ request }) => request.kind === 'deployments')).toHaveLength(1)
    stage.fault = () => null
    await isPlaced('cart')
  })
})
