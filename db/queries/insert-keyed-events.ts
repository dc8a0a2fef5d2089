import { packBytes, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'
import type { EventRow } from './insert-events.ts'

export type KeyedEventRow = EventRow & { bodyHash: Uint8Array }

/**
 * Takes the keys nobody has taken and stores the raw events of those, byte for byte. Returns (source, id) of what is new.
 * Rows must be sorted by key and distinct: two transactions that want the same keys then wait in one direction only.
 */
export async function insertKeyedEvents(
  db: Queryable,
  rows: KeyedEventRow[],
  now: number,
): Promise<[source: string, id: string][]> {
  const hashes = packBytes(rows.map(row => row.bodyHash))
  const bodies = packBytes(rows.map(row => row.body))
  const { rows: taken } = await db.query<[string, string]>({
    name: 'insert-keyed-events',
    rowMode: 'array',
    text: `with fresh as (
             select * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $9::int[], $11::int[],
                                  $12::int[])
               as given(source, id, format, content_type, headers, ignored, hash_start, start, length)),
           taken as (
             insert into event_key (source, id, body_hash, received_at)
             select source, id, substring($8::bytea from hash_start for 32), $1 from fresh
             on conflict (source, id) do nothing returning source, id)
           insert into event (received_at, source, id, format, content_type, headers, body, ignored)
           select $1, source, id, format, content_type, headers::jsonb, substring($10::bytea from start for length), ignored
             from fresh join taken using (source, id)
           returning source, id`,
    values: [
      new Date(now),
      textArray(rows.map(row => row.source)),
      textArray(rows.map(row => row.id)),
      textArray(rows.map(row => row.format)),
      textArray(rows.map(row => row.contentType)),
      textArray(rows.map(row => (row.headers === null ? null : JSON.stringify(row.headers)))),
      textArray(rows.map(row => row.ignored)),
      hashes.bytes,
      hashes.starts,
      bodies.bytes,
      bodies.starts,
      bodies.lengths,
    ],
  })
  return taken
}
