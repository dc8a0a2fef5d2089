import type { Queryable } from '#db/queryable.ts'

export type ServiceSummary = {
  service_id: string
  first_event_at: number | null
  last_event_at: number | null
  sources: string[]
  first_platforms: string[]
  first_deploy_at: Record<string, number>
}

/** One row per projected service, marked with the data version whose transaction wrote it. */
export async function upsertServiceSummaries(
  db: Queryable,
  rows: ServiceSummary[],
  version: number,
): Promise<void> {
  if (rows.length === 0) return
  await db.query(
    `insert into service_summary (service_id, version, first_event_at, last_event_at, sources, first_platforms, first_deploy_at)
     select service_id, $2, to_timestamp(first_event_at / 1000), to_timestamp(last_event_at / 1000),
            array(select json_array_elements_text(sources)), array(select json_array_elements_text(first_platforms)), first_deploy_at
       from json_to_recordset($1::json) as fresh(service_id text, first_event_at float8, last_event_at float8, sources json,
            first_platforms json, first_deploy_at jsonb)
     on conflict (service_id) do update set version = excluded.version, first_event_at = excluded.first_event_at,
       last_event_at = excluded.last_event_at, sources = excluded.sources, first_platforms = excluded.first_platforms,
       first_deploy_at = excluded.first_deploy_at`,
    [JSON.stringify(rows), version],
  )
}
