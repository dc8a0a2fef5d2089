import type { Queryable } from '#db/queryable.ts'

/** One row per projected service, marked with the data version whose transaction wrote it. */
export async function upsertServiceSummaries(
  db: Queryable,
  rows: { serviceId: string; lastEventAt: number | null }[],
  version: number,
): Promise<void> {
  if (rows.length === 0) return
  const lastEventAts = rows.map(row => (row.lastEventAt === null ? null : new Date(row.lastEventAt)))
  await db.query(
    `insert into service_summary (service_id, version, last_event_at)
     select id, $3, last_at from unnest($1::text[], $2::timestamptz[]) as fresh(id, last_at)
     on conflict (service_id) do update set version = excluded.version, last_event_at = excluded.last_event_at`,
    [rows.map(row => row.serviceId), lastEventAts, version],
  )
}
