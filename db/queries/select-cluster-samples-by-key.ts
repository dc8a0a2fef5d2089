import { plainArray, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'
import type { ClusterSampleRow } from './insert-cluster-samples.ts'

/** The cluster samples that hold these keys. */
export async function selectClusterSamplesByKey(
  db: Queryable,
  keys: Pick<ClusterSampleRow, 'cluster' | 'at' | 'source'>[],
): Promise<ClusterSampleRow[]> {
  const { rows } = await db.query<ClusterSampleRow>({
    name: 'select-cluster-samples-by-key',
    text: `select s.cluster, s.at, s.source, s.seconds, s.allocatable_core_seconds as "allocatableCoreSeconds",
                  s.used_core_seconds as "usedCoreSeconds", s.requested_core_seconds as "requestedCoreSeconds"
             from unnest($1::text[], $2::float8[], $3::text[]) as wanted(cluster, ms, source)
             join cluster_sample s on s.cluster = wanted.cluster and s.at = to_timestamp(wanted.ms / 1000)
                                  and s.source = wanted.source`,
    values: [
      textArray(keys.map(key => key.cluster)),
      plainArray(keys.map(key => key.at)),
      textArray(keys.map(key => key.source)),
    ],
  })
  return rows
}
