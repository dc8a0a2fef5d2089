import { plainArray, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'
import type { SampleRow } from './insert-samples.ts'

/** The samples that hold these keys. */
export async function selectSamplesByKey(
  db: Queryable,
  keys: Pick<SampleRow, 'serviceId' | 'cluster' | 'at' | 'source'>[],
): Promise<SampleRow[]> {
  const { rows } = await db.query<SampleRow>({
    name: 'select-samples-by-key',
    text: `select s.service_id as "serviceId", s.cluster, s.at, s.source, s.reported_name as "reportedName", s.platform,
                  s.seconds, s.used_core_seconds as "usedCoreSeconds", s.requested_core_seconds as "requestedCoreSeconds",
                  s.provisioned_core_seconds as "provisionedCoreSeconds", s.ready_instances as "readyInstances",
                  s.requests_per_second as "requestsPerSecond"
             from unnest($1::text[], $2::text[], $3::float8[], $4::text[]) as wanted(service_id, cluster, ms, source)
             join sample s on s.service_id = wanted.service_id and s.cluster = wanted.cluster
                          and s.at = to_timestamp(wanted.ms / 1000) and s.source = wanted.source`,
    values: [
      textArray(keys.map(key => key.serviceId)),
      textArray(keys.map(key => key.cluster)),
      plainArray(keys.map(key => key.at)),
      textArray(keys.map(key => key.source)),
    ],
  })
  return rows
}
