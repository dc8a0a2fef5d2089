import type pg from 'pg'
import { selectClusterHours, selectClusterSampleHours } from '#db/queries/select-cluster-hours.ts'
import type { PoolHour } from '#lib/domain/cpu/cpu-input.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import type { Question } from './ask.ts'

/** What every pool offered and held, by cluster and hour; only hours the cluster itself was sampled in. */
export type Pools = ReadonlyMap<string, PoolHour>

export const poolKey = (cluster: string, hourAt: number): string => `${cluster}@${hourAt}`

/** Production clusters of the migration's two platforms. One named as its platform exists without being listed. */
export function productionClusters({ world, migration }: Question): { origin: string[]; target: string[] } {
  const { clusters } = world.catalog
  const of = (platform: string) => {
    const listed = clusters.filter(
      cluster => cluster.platform === platform && cluster.environment === 'production',
    )
    const isListed = clusters.some(({ id }) => id === platform)
    return [...listed.map(({ id }) => id), ...(isListed ? [] : [platform])]
  }
  return { origin: of(migration.from), target: of(migration.to) }
}

const keptPools = 4
const kept = new WeakMap<pg.Pool, Map<string, Promise<Pools>>>()

/** Pools of the target over all history up to `toAt`: one scan of all samples, shared by every filter until new ones come. */
export function poolsOf(question: Question, toAt: number): Promise<Pools> {
  const { context, samplesVersion, world, migration } = question
  const { target } = productionClusters(question)
  // Past the end of the day nothing is asked, so one day's questions share one scan.
  const until = (Math.floor(toAt / dayMs) + 1) * dayMs
  const key = [samplesVersion, world.version.split('.').at(-1), migration.id, until, target.join()].join('|')
  const cache = kept.get(context.db.pool) ?? new Map<string, Promise<Pools>>()
  kept.set(context.db.pool, cache)
  const known = cache.get(key)
  if (known) return known
  const loading = loadPools(question, target, until)
  cache.set(key, loading)
  loading.catch(() => cache.delete(key))
  for (const oldest of [...cache.keys()].slice(0, Math.max(0, cache.size - keptPools))) cache.delete(oldest)
  return loading
}

async function loadPools({ context }: Question, clusters: string[], toAt: number): Promise<Pools> {
  const { pool } = context.db
  const own = await selectClusterSampleHours(pool, { fromAt: 0, toAt, clusters })
  if (own.length === 0) return new Map()
  const fromAt = own.reduce((first, { hourAt }) => Math.min(first, hourAt), toAt)
  const held = new Map<string, number>()
  for (const row of await selectClusterHours(pool, { fromAt, toAt, clusters, serviceIds: null }))
    held.set(poolKey(row.cluster, row.hourAt), row.held)
  return new Map(
    own.map(({ cluster, hourAt, allocatable, requested, used }) => {
      const key = poolKey(cluster, hourAt)
      return [key, { allocatable, requested, used, held: held.get(key) ?? 0 }]
    }),
  )
}
