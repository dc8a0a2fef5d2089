import type { Database } from '#db/client.ts'
import { queryPatiently } from '#db/query-patiently.ts'
import { knownSamples } from './known-samples.ts'
import { longestSampleDays, samplePartsText } from './sample-parts.ts'

/** One service in one stretch of time on some clusters. Half-open, epoch ms; an hour belongs by its start. */
export type HoursWindow = { serviceId: string; fromAt: number; toAt: number; side: 'before' | 'after' }

export type ServiceHourRow = {
  serviceId: string
  side: 'before' | 'after'
  cluster: string
  platform: string
  hourAt: number
  used: number | null
  requested: number | null
  provisioned: number | null
  seconds: number
}

const ms = (column: string) => `round(date_part('epoch', ${column}) * 1000)`
const mostSecondsPerHour = 3_600

/** Samples of services within windows of their own, summed per cluster and hour, as known at an instant (null: now). */
export async function selectServiceHours(
  db: Database,
  windows: HoursWindow[],
  clusters: string[],
  knownAt: number | null,
): Promise<ServiceHourRow[]> {
  if (windows.length === 0) return []
  const { from, values } = knownSamples('sample', knownAt, 6)
  const chosen = `(select sample.*, w.side, w.from_at, w.to_at
    from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[]) as w(service, side, from_at, to_at)
    join ${from} as sample on sample.service_id = w.service and sample.cluster = any($5::text[]) and sample.at < w.to_at
     and sample.at > w.from_at - interval '${longestSampleDays} days'
     and sample.at + sample.seconds * interval '1 second' > w.from_at)`
  const rows = await queryPatiently<ServiceHourColumns>(db, {
    rowMode: 'array',
    text: `with chosen as materialized ${chosen},
           parts as (${samplePartsText('chosen', 'true')})
           select service_id, side, cluster, platform, ${ms('hour_at')}, sum(used_core_seconds * share),
                  sum(requested_core_seconds * share), sum(provisioned_core_seconds * share),
                  least(sum(part_seconds), ${mostSecondsPerHour})
             from parts where hour_at >= from_at and hour_at < to_at
            group by service_id, side, cluster, platform, hour_at`,
    values: [
      windows.map(({ serviceId }) => serviceId),
      windows.map(({ side }) => side),
      windows.map(({ fromAt }) => new Date(fromAt)),
      windows.map(({ toAt }) => new Date(toAt)),
      clusters,
      ...values,
    ],
  })
  return rows.map(([serviceId, side, cluster, platform, hourAt, used, requested, provisioned, seconds]) => ({
    serviceId,
    side,
    cluster,
    platform,
    hourAt,
    used,
    requested,
    provisioned,
    seconds,
  }))
}

type ServiceHourColumns = [
  string,
  'before' | 'after',
  string,
  string,
  number,
  number | null,
  number | null,
  number | null,
  number,
]
