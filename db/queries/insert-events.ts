import { packBytes, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'

export type EventRow = {
  source: string
  id: string
  format: string
  contentType: string | null
  headers: Record<string, string> | null
  body: Uint8Array
  ignored: string | null
}

/** Stores raw events, byte for byte. */
export async function insertEvents(db: Queryable, rows: EventRow[], now: number): Promise<void> {
  const bodies = packBytes(rows.map(row => row.body))
  await db.query({
    name: 'insert-events',
    text: `insert into event (received_at, source, id, format, content_type, headers, body, ignored)
           select $1, source, id, format, content_type, headers::jsonb, substring($7::bytea from start for length), ignored
             from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $8::int[], $9::int[], $10::text[])
               as fresh(source, id, format, content_type, headers, start, length, ignored)`,
    values: [
      new Date(now),
      textArray(rows.map(row => row.source)),
      textArray(rows.map(row => row.id)),
      textArray(rows.map(row => row.format)),
      textArray(rows.map(row => row.contentType)),
      textArray(rows.map(row => (row.headers === null ? null : JSON.stringify(row.headers)))),
      bodies.bytes,
      bodies.starts,
      bodies.lengths,
      textArray(rows.map(row => row.ignored)),
    ],
  })
}
