const serviceColumns = `service_id, cluster, at, source, reported_name, platform, seconds, used_core_seconds,
  requested_core_seconds, provisioned_core_seconds, ready_instances, requests_per_second, known_from`
const clusterColumns = `cluster, at, source, seconds, allocatable_core_seconds, used_core_seconds, requested_core_seconds,
  known_from`

/** SQL that keeps samples as they were known, out of rows taken out of `sample`; `now` is a parameter. One moved twice at once is kept once. */
export const insertPastSamples = (removed: string, now: string): string =>
  `insert into sample_past (${serviceColumns}, known_to) select ${serviceColumns}, ${now}::timestamptz from ${removed}
   on conflict do nothing`

export const insertPastClusterSamples = (removed: string, now: string): string =>
  `insert into cluster_sample_past (${clusterColumns}, known_to)
   select ${clusterColumns}, ${now}::timestamptz from ${removed} on conflict do nothing`

type SampleTable = 'sample' | 'cluster_sample'

/** What to read samples from, to be given a name with `as`, and the values of its parameters. */
export type KnownSamples = { from: string; values: Date[] }

/** Samples as known at an instant (epoch ms; null: now), in SQL whose parameter for the instant is `$place`. */
export function knownSamples(table: SampleTable, knownAt: number | null, place: number): KnownSamples {
  if (knownAt === null) return { from: table, values: [] }
  const columns = table === 'sample' ? serviceColumns : clusterColumns
  const from = `(select ${columns} from ${table} where known_from <= $${place}
    union all
    select ${columns} from ${table}_past where known_from <= $${place} and known_to > $${place})`
  return { from, values: [new Date(knownAt)] }
}
