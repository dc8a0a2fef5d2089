import { packBytes, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'

/** Keeps the bodies that came under a key that was taken by another. */
export async function insertEventConflicts(
  db: Queryable,
  rows: { source: string; id: string; body: Uint8Array }[],
  now: number,
): Promise<void> {
  const bodies = packBytes(rows.map(row => row.body))
  await db.query(
    `insert into event_conflict (source, id, received_at, body)
     select source, id, $6, substring($3::bytea from start for length)
       from unnest($1::text[], $2::text[], $4::int[], $5::int[]) as fresh(source, id, start, length)`,
    [
      textArray(rows.map(row => row.source)),
      textArray(rows.map(row => row.id)),
      bodies.bytes,
      bodies.starts,
      bodies.lengths,
      new Date(now),
    ],
  )
}
