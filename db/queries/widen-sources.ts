import { plainArray, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'

export type SourceHeard = { id: string; fromAt: number; toAt: number }

/** Adds sources at their first delivery, each of the kind `kindOf` says. Ids must be sorted. */
export async function insertSources(
  db: Queryable,
  ids: string[],
  kindOf: (id: string) => string,
  now: number,
): Promise<void> {
  await db.query(
    `insert into source (id, kind, clusters, is_paused, created_at)
     select id, kind, '{}', false, $3 from unnest($1::text[], $2::text[]) as fresh(id, kind) on conflict (id) do nothing`,
    [ids, ids.map(kindOf), new Date(now)],
  )
}

/** Widens the span between the first and the last event of sources. */
export async function widenSources(db: Queryable, heard: SourceHeard[]): Promise<void> {
  await db.query({
    name: 'widen-sources',
    text: `with fresh as (
             select id, to_timestamp(from_ms / 1000) as first_at, to_timestamp(to_ms / 1000) as last_at
               from unnest($1::text[], $2::float8[], $3::float8[]) as given(id, from_ms, to_ms)),
           held as (select id from source where id = any($1::text[]) order by id for update)
           update source set first_event_at = least(source.first_event_at, fresh.first_at),
                             last_event_at = greatest(source.last_event_at, fresh.last_at)
             from fresh join held using (id) where source.id = fresh.id`,
    values: [
      textArray(heard.map(row => row.id)),
      plainArray(heard.map(row => row.fromAt)),
      plainArray(heard.map(row => row.toAt)),
    ],
  })
}
