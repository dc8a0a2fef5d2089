import { plainArray, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'

export type ClusterSampleRow = {
  cluster: string
  at: number
  source: string
  seconds: number
  allocatableCoreSeconds: number | null
  usedCoreSeconds: number | null
  requestedCoreSeconds: number | null
}

export type ClusterSampleKey = [cluster: string, at: number, source: string]

/** Writes cluster samples, known from `now` on, by their keys and returns the keys that were free. Rows must be sorted by key and distinct. */
export async function insertClusterSamples(
  db: Queryable,
  rows: ClusterSampleRow[],
  now: number,
): Promise<ClusterSampleKey[]> {
  const { rows: written } = await db.query<ClusterSampleKey>({
    name: 'insert-cluster-samples',
    rowMode: 'array',
    text: `insert into cluster_sample (cluster, at, source, seconds, allocatable_core_seconds, used_core_seconds,
                                       requested_core_seconds, known_from)
           select cluster, to_timestamp(ms / 1000), source, seconds, allocatable, used, requested, $8::timestamptz
             from unnest($1::text[], $2::float8[], $3::text[], $4::int[], $5::float8[], $6::float8[], $7::float8[])
               as fresh(cluster, ms, source, seconds, allocatable, used, requested)
           on conflict (cluster, at, source) do nothing
           returning cluster, round(extract(epoch from at) * 1000)::float8, source`,
    values: [
      textArray(rows.map(row => row.cluster)),
      plainArray(rows.map(row => row.at)),
      textArray(rows.map(row => row.source)),
      plainArray(rows.map(row => row.seconds)),
      plainArray(rows.map(row => row.allocatableCoreSeconds)),
      plainArray(rows.map(row => row.usedCoreSeconds)),
      plainArray(rows.map(row => row.requestedCoreSeconds)),
      new Date(now),
    ],
  })
  return written
}
