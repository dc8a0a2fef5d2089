import { selectClusterHours } from '#db/queries/select-cluster-hours.ts'
import type { ClusterHour } from '#lib/domain/cpu/cpu-input.ts'
import { hourMs } from '#lib/domain/time/durations.ts'
import type { Question } from './ask.ts'
import { type Pools, poolKey, productionClusters } from './pools.ts'
import { sampled } from './sampled.ts'

/** Hours of the migration's production clusters that touch [fromAt, toAt), summed over the services asked for. */
export async function clusterHours(
  question: Question,
  serviceIds: string[],
  fromAt: number,
  toAt: number,
  loadingPools: Promise<Pools>,
): Promise<ClusterHour[]> {
  const { origin, target } = productionClusters(question)
  const isTarget = new Set(target)
  const range = wholeHours(fromAt, toAt)
  const clusters = [...origin, ...target]
  const rows = await sampled(question, 'cluster hours', [range, clusters, serviceIds], () =>
    selectClusterHours(question.context.db, {
      ...range,
      clusters,
      knownAt: question.knownAt,
      serviceIds,
    }),
  )
  const pools = await loadingPools
  return rows.map(row => {
    const { cluster, hourAt } = row
    return isTarget.has(cluster)
      ? {
          cluster,
          hourAt,
          side: 'target',
          used: row.used,
          held: row.held,
          withoutProvisioned: 0,
          pool: pools.get(poolKey(cluster, hourAt)) ?? null,
        }
      : {
          cluster,
          hourAt,
          side: 'origin',
          used: row.provisionedUsed,
          held: row.provisioned,
          withoutProvisioned: row.withoutProvisioned,
          pool: null,
        }
  })
}

/** A range out to whole hours: the end of a question that ends now then moves once an hour. */
export const wholeHours = (fromAt: number, toAt: number): { fromAt: number; toAt: number } => ({
  fromAt: Math.floor(fromAt / hourMs) * hourMs,
  toAt: Math.ceil(toAt / hourMs) * hourMs,
})
