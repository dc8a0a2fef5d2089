import { selectClusterHours, selectClusterSampleHours } from '#db/queries/select-cluster-hours.ts'
import type { PoolHour } from '#lib/domain/cpu/cpu-input.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import type { Question } from './ask.ts'
import { sampled } from './sampled.ts'

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

/** Pools of the target over all history up to `toAt`: one scan of all samples, shared by every filter until new ones come. */
export function poolsOf(question: Question, toAt: number): Promise<Pools> {
  const { target } = productionClusters(question)
  // Past the end of the day nothing is asked, so one day's questions share one scan.
  const until = (Math.floor(toAt / dayMs) + 1) * dayMs
  return sampled(question, 'pools', [target, until], () => loadPools(question, target, until))
}

async function loadPools({ context, knownAt }: Question, clusters: string[], toAt: number): Promise<Pools> {
  const { db } = context
  const own = await selectClusterSampleHours(db, { fromAt: 0, toAt, clusters, knownAt })
  if (own.length === 0) return new Map()
  const fromAt = own.reduce((first, { hourAt }) => Math.min(first, hourAt), toAt)
  const held = new Map<string, number>()
  for (const row of await selectClusterHours(db, { fromAt, toAt, clusters, knownAt, serviceIds: null }))
    held.set(poolKey(row.cluster, row.hourAt), row.held)
  return new Map(
    own.map(({ cluster, hourAt, allocatable, requested, used }) => {
      const key = poolKey(cluster, hourAt)
      return [key, { allocatable, requested, used, held: held.get(key) ?? 0 }]
    }),
  )
}
