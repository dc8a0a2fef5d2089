import { textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'

export type DeadEvent = { source: string; id: string; receivedAt: number; error: string }

/** Puts stored events that cannot be read aside, with the reason; each failure counts as an attempt. */
export async function upsertDeadEvents(
  db: Queryable,
  events: readonly DeadEvent[],
  now: number,
): Promise<void> {
  if (events.length === 0) return
  await db.query(
    `insert into dead_event (source, id, received_at, error, attempts, at)
     select source, id, received_at, error, 1, $5
       from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[]) as fresh(source, id, received_at, error)
     on conflict (source, id) do update
       set error = excluded.error, attempts = dead_event.attempts + 1, at = excluded.at`,
    [
      textArray(events.map(event => event.source)),
      textArray(events.map(event => event.id)),
      textArray(events.map(event => new Date(event.receivedAt).toISOString())),
      textArray(events.map(event => event.error)),
      new Date(now),
    ],
  )
}

/** Events that read well again are dead letters no more. */
export async function deleteDeadEvents(db: Queryable, source: string, ids: string[]): Promise<void> {
  if (ids.length > 0)
    await db.query('delete from dead_event where source = $1 and id = any($2::text[])', [source, ids])
}
