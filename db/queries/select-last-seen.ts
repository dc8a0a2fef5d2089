import type { Queryable } from '#db/queryable.ts'

/** When these services, known or not, were last told of; epoch ms. Those without an event are absent. */
export async function selectLastSeen(db: Queryable, serviceIds: string[]): Promise<Map<string, number>> {
  const { rows } = await db.query<{ id: string; at: number }>(
    `select service_id as id, last_event_at as at from service_summary
      where service_id = any($1::text[]) and last_event_at is not null`,
    [serviceIds],
  )
  return new Map(rows.map(({ id, at }) => [id, at]))
}
