import { textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'

export type StoredHash = [source: string, id: string, bodyHash: Buffer]

/** The body hashes of keys that are taken. */
export async function selectEventHashes(
  db: Queryable,
  keys: { source: string; id: string }[],
): Promise<StoredHash[]> {
  const { rows } = await db.query<StoredHash>({
    name: 'select-event-hashes',
    rowMode: 'array',
    text: `select source, id, body_hash from event_key
             join unnest($1::text[], $2::text[]) as wanted(source, id) using (source, id)`,
    values: [textArray(keys.map(key => key.source)), textArray(keys.map(key => key.id))],
  })
  return rows
}
