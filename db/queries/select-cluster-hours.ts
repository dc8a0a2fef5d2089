import type { Database } from '#db/client.ts'
import { queryPatiently } from '#db/query-patiently.ts'
import { knownSamples } from './known-samples.ts'
import { longestSampleDays, samplePartsText } from './sample-parts.ts'

export type ClusterHoursQuestion = {
  fromAt: number
  toAt: number
  clusters: string[]
  /** Null: as known now. */
  knownAt: number | null
  /** Null: every service sampled there. */
  serviceIds: string[] | null
}

/** Sums over services, core-seconds. */
export type ClusterHourRow = {
  cluster: string
  hourAt: number
  /** Of samples that tell both what was used and what was provisioned. */
  provisionedUsed: number
  provisioned: number
  withoutProvisioned: number
  used: number
  /** Per service max(requested, used) of its sums in the hour, added up. */
  held: number
}

export type ClusterSampleHour = {
  cluster: string
  hourAt: number
  allocatable: number | null
  requested: number | null
  used: number | null
}

const ms = (column: string) => `round(date_part('epoch', ${column}) * 1000)`
const inRange = `at < $2 and at > $1::timestamptz - interval '${longestSampleDays} days'
  and at + seconds * interval '1 second' > $1 and cluster = any($3::text[])`

/** Service samples summed per cluster and hour. */
export async function selectClusterHours(
  db: Database,
  { fromAt, toAt, clusters, knownAt, serviceIds }: ClusterHoursQuestion,
): Promise<ClusterHourRow[]> {
  const condition = serviceIds === null ? inRange : `${inRange} and service_id = any($4::text[])`
  const { from, values } = knownSamples('sample', knownAt, serviceIds === null ? 4 : 5)
  const rows = await queryPatiently<[string, number, number, number, number, number, number]>(db, {
    rowMode: 'array',
    text: `with parts as (${samplePartsText(from, condition)}),
           hours as (
             select service_id, cluster, hour_at,
                    sum(used_core_seconds * share) filter (where provisioned_core_seconds is not null) as provisioned_used,
                    sum(provisioned_core_seconds * share) filter (where used_core_seconds is not null) as provisioned,
                    count(*) filter (where provisioned_core_seconds is null) as without_provisioned,
                    coalesce(sum(used_core_seconds * share), 0) as used,
                    coalesce(sum(requested_core_seconds * share), 0) as requested
               from parts where hour_at >= $1 and hour_at < $2 group by service_id, cluster, hour_at)
           select cluster, ${ms('hour_at')}, coalesce(sum(provisioned_used), 0), coalesce(sum(provisioned), 0),
                  sum(without_provisioned)::float8, sum(used), sum(greatest(requested, used))
             from hours group by cluster, hour_at`,
    values: [
      new Date(fromAt),
      new Date(toAt),
      clusters,
      ...(serviceIds === null ? [] : [serviceIds]),
      ...values,
    ],
  })
  return rows.map(([cluster, hourAt, provisionedUsed, provisioned, withoutProvisioned, used, held]) => ({
    cluster,
    hourAt,
    provisionedUsed,
    provisioned,
    withoutProvisioned,
    used,
    held,
  }))
}

/** The clusters' own samples per hour; of several sources at one hour the sums of each are added up per source and the largest kept. */
export async function selectClusterSampleHours(
  db: Database,
  { fromAt, toAt, clusters, knownAt }: Omit<ClusterHoursQuestion, 'serviceIds'>,
): Promise<ClusterSampleHour[]> {
  const { from, values } = knownSamples('cluster_sample', knownAt, 4)
  const rows = await queryPatiently<[string, number, number | null, number | null, number | null]>(db, {
    rowMode: 'array',
    text: `with parts as (${samplePartsText(from, inRange)}),
           hours as (
             select cluster, source, hour_at, sum(allocatable_core_seconds * share) as allocatable, sum(requested_core_seconds * share) as requested,
                    sum(used_core_seconds * share) as used
               from parts where hour_at >= $1 and hour_at < $2 group by cluster, source, hour_at)
           select cluster, ${ms('hour_at')}, max(allocatable), max(requested), max(used) from hours group by cluster, hour_at`,
    values: [new Date(fromAt), new Date(toAt), clusters, ...values],
  })
  return rows.map(([cluster, hourAt, allocatable, requested, used]) => ({
    cluster,
    hourAt,
    allocatable,
    requested,
    used,
  }))
}
