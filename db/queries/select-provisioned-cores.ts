import type { Database } from '#db/client.ts'
import { queryPatiently } from '#db/query-patiently.ts'
import { knownSamples } from './known-samples.ts'

/** Cores one service was given on one cluster: the mean over its sampled hours. */
export type ProvisionedRow = { serviceId: string; cluster: string; cores: number }

/** What samples of a platform say services were provisioned with, by samples that begin in [fromAt, toAt) (epoch ms), as known then (null: now). */
export async function selectProvisionedCores(
  db: Database,
  platform: string,
  fromAt: number,
  toAt: number,
  knownAt: number | null,
): Promise<ProvisionedRow[]> {
  const { from, values } = knownSamples('sample', knownAt, 4)
  const rows = await queryPatiently<[string, string, number]>(db, {
    rowMode: 'array',
    text: `select service_id, cluster, sum(provisioned_core_seconds) / sum(seconds)
             from ${from} as s
            where at >= $1 and at < $2 and platform = $3 and provisioned_core_seconds is not null and seconds > 0
            group by service_id, cluster`,
    values: [new Date(fromAt), new Date(toAt), platform, ...values],
  })
  return rows.map(([serviceId, cluster, cores]) => ({ serviceId, cluster, cores }))
}
