import type { Database } from '#db/client.ts'
import { queryPatiently } from '#db/query-patiently.ts'

/** Cores one service was given on one cluster: the mean over its sampled hours. */
export type ProvisionedRow = { serviceId: string; cluster: string; cores: number }

/** What samples of a platform say services were provisioned with, by samples that begin in [fromAt, toAt) (epoch ms). */
export async function selectProvisionedCores(
  db: Database,
  platform: string,
  fromAt: number,
  toAt: number,
): Promise<ProvisionedRow[]> {
  const rows = await queryPatiently<[string, string, number]>(db, {
    rowMode: 'array',
    text: `select service_id, cluster, sum(provisioned_core_seconds) / sum(seconds)
             from sample
            where at >= $1 and at < $2 and platform = $3 and provisioned_core_seconds is not null and seconds > 0
            group by service_id, cluster`,
    values: [new Date(fromAt), new Date(toAt), platform],
  })
  return rows.map(([serviceId, cluster, cores]) => ({ serviceId, cluster, cores }))
}
