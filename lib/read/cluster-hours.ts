import { selectClusterHours } from '#db/queries/select-cluster-hours.ts'
import type { ClusterHour } from '#lib/domain/cpu/cpu-input.ts'
import type { Question } from './ask.ts'
import { type Pools, poolKey, productionClusters } from './pools.ts'

/** Hours of the migration's production clusters in [fromAt, toAt), summed over the services asked for. */
export async function clusterHours(
  question: Question,
  serviceIds: string[],
  fromAt: number,
  toAt: number,
  pools: Pools,
): Promise<ClusterHour[]> {
  const { origin, target } = productionClusters(question)
  const isTarget = new Set(target)
  const rows = await selectClusterHours(question.context.db.pool, {
    fromAt,
    toAt,
    clusters: [...origin, ...target],
    serviceIds,
  })
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
