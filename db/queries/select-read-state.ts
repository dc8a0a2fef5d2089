import type { Queryable } from '#db/queryable.ts'

export type ReadState = {
  /** Newest dirty mark: what a reader must wait for to read its own writes. 0 when none waits. */
  lastSeq: number
  /** The version projections bump. */
  factsVersion: number
  /** The version new samples bump. */
  samplesVersion: number
  /** The version people's records bump. */
  recordsVersion: number
  /** Sum of all others, the catalogue's among them: changes when any does. Temporary environments and hosts are in no other answer. */
  otherVersion: number
  /** Sources with a freshness limit, and how far they were heard. */
  heard: {
    source: string
    freshnessSeconds: number
    clusters: string[]
    spanCount: number
    heardTo: number | null
  }[]
}

/** All a process must know to tell whether what it keeps in memory is still true: one small statement per request. */
export async function selectReadState(db: Queryable): Promise<ReadState> {
  const { rows } = await db.query<ReadState>({
    name: 'select-read-state',
    text: `select (select coalesce(max(seq), 0) from dirty_service) as "lastSeq",
                  (select coalesce(max(version), 0) from data_version where name = 'facts') as "factsVersion",
                  (select coalesce(max(version), 0) from data_version where name = 'samples') as "samplesVersion",
                  (select coalesce(max(version), 0) from data_version where name = 'records') as "recordsVersion",
                  (select coalesce(sum(version), 0) from data_version where name not in ('facts', 'samples', 'records', 'environments', 'hosts')) as "otherVersion",
                  (select coalesce(json_agg(json_build_object('source', s.id, 'freshnessSeconds', s.freshness_seconds,
                            'clusters', s.clusters, 'spanCount', coalesce(c.span_count, 0),
                            'heardTo', c.heard_to) order by s.id), '[]')
                     from source s
                     left join (select source, count(*) as span_count,
                                       round(date_part('epoch', max(to_at)) * 1000) as heard_to
                                  from source_coverage group by source) c on c.source = s.id
                    where s.freshness_seconds is not null) as heard`,
  })
  return rows[0]!
}
