import type { Database } from '#db/client.ts'
import { queryPatiently } from '#db/query-patiently.ts'
import { knownSamples } from './known-samples.ts'

/** What one service weighs: cores it was given, requests it served a second. Null: no sample says. */
export type ServiceWeightRow = { serviceId: string; cores: number | null; requestsPerSecond: number | null }

/**
 * Means over the sampled hours of a stretch of time (epoch ms, by the start of a sample), all clusters of an hour added up.
 * Cores are those provisioned, or requested where no sample says that. Platforms: those of the migration. As known at an instant (null: now).
 */
export async function selectServiceWeights(
  db: Database,
  platforms: string[],
  fromAt: number,
  toAt: number,
  knownAt: number | null,
): Promise<ServiceWeightRow[]> {
  const { from, values } = knownSamples('sample', knownAt, 4)
  const rows = await queryPatiently<[string, number | null, number | null]>(db, {
    rowMode: 'array',
    text: `with chosen as (
             select service_id, cluster, date_trunc('hour', at) as hour_at, seconds, requests_per_second,
                    coalesce(provisioned_core_seconds, requested_core_seconds) as core_seconds
               from ${from} as s where at >= $1 and at < $2 and platform = any($3::text[])),
           clusters as (
             select service_id, hour_at,
                    sum(core_seconds) / greatest(max(seconds), 3600) as cores,
                    sum(requests_per_second * seconds) / nullif(sum(seconds) filter (where requests_per_second is not null), 0) as rate
               from chosen group by service_id, cluster, hour_at),
           hours as (
             select service_id, hour_at, sum(cores) as cores, sum(rate) as rate
               from clusters group by service_id, hour_at)
           select service_id, avg(cores), avg(rate) from hours group by service_id`,
    values: [new Date(fromAt), new Date(toAt), platforms, ...values],
  })
  return rows.map(([serviceId, cores, requestsPerSecond]) => ({ serviceId, cores, requestsPerSecond }))
}
