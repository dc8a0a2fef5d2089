import { plainArray, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'

export type SampleRow = {
  serviceId: string
  cluster: string
  at: number
  source: string
  reportedName: string
  platform: string
  seconds: number
  usedCoreSeconds: number | null
  requestedCoreSeconds: number | null
  provisionedCoreSeconds: number | null
  readyInstances: number | null
  requestsPerSecond: number | null
}

/** Key of a sample as the database holds it; `at` in epoch ms. */
export type SampleKey = [serviceId: string, cluster: string, at: number, source: string]

/** Writes samples, known from `now` on, by their keys and returns the keys that were free. Rows must be sorted by key and distinct. */
export async function insertSamples(db: Queryable, rows: SampleRow[], now: number): Promise<SampleKey[]> {
  const texts = (of: (row: SampleRow) => string): string => textArray(rows.map(of))
  const numbers = (of: (row: SampleRow) => number | null): string => plainArray(rows.map(of))
  const { rows: written } = await db.query<SampleKey>({
    name: 'insert-samples',
    rowMode: 'array',
    text: `insert into sample (service_id, cluster, at, source, reported_name, platform, seconds, used_core_seconds,
                               requested_core_seconds, provisioned_core_seconds, ready_instances, requests_per_second,
                               known_from)
           select service_id, cluster, to_timestamp(ms / 1000), source, reported_name, platform, seconds, used, requested,
                  provisioned, ready, requests, $13::timestamptz
             from unnest($1::text[], $2::text[], $3::float8[], $4::text[], $5::text[], $6::text[], $7::int[], $8::float8[],
                         $9::float8[], $10::float8[], $11::int[], $12::float8[])
               as fresh(service_id, cluster, ms, source, reported_name, platform, seconds, used, requested, provisioned,
                        ready, requests)
           on conflict (service_id, cluster, at, source) do nothing
           returning service_id, cluster, round(extract(epoch from at) * 1000)::float8, source`,
    values: [
      texts(row => row.serviceId),
      texts(row => row.cluster),
      numbers(row => row.at),
      texts(row => row.source),
      texts(row => row.reportedName),
      texts(row => row.platform),
      numbers(row => row.seconds),
      numbers(row => row.usedCoreSeconds),
      numbers(row => row.requestedCoreSeconds),
      numbers(row => row.provisionedCoreSeconds),
      numbers(row => row.readyInstances),
      numbers(row => row.requestsPerSecond),
      new Date(now),
    ],
  })
  return written
}
