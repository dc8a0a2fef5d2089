import { packBytes, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'

export type EventKeyRow = { source: string; id: string; bodyHash: Uint8Array }

/**
 * Takes the keys nobody has taken. Returns (source, id) of those that are ours now. Rows must be sorted and distinct:
 * two transactions that take the same keys then wait for one another in one direction only.
 */
export async function insertEventKeys(
  db: Queryable,
  rows: EventKeyRow[],
  now: number,
): Promise<[string, string][]> {
  const hashes = packBytes(rows.map(row => row.bodyHash))
  const { rows: taken } = await db.query<[string, string]>({
    name: 'insert-event-keys',
    rowMode: 'array',
    text: `insert into event_key (source, id, body_hash, received_at)
           select source, id, substring($3::bytea from start for 32), $5
             from unnest($1::text[], $2::text[], $4::int[]) as fresh(source, id, start)
           on conflict (source, id) do nothing returning source, id`,
    values: [
      textArray(rows.map(row => row.source)),
      textArray(rows.map(row => row.id)),
      hashes.bytes,
      hashes.starts,
      new Date(now),
    ],
  })
  return taken
}
