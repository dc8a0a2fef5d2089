import { textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'
import { toStorableJson } from './upsert-collector-state.ts'

/** Stores the pieces of a state that changed; null takes one away. Run it in the transaction that stores the cycle's end. */
export async function upsertCollectorParts(
  client: Queryable,
  source: string,
  parts: ReadonlyMap<string, unknown>,
): Promise<void> {
  const gone = [...parts.keys()].filter(key => parts.get(key) === null).sort()
  const held = [...parts.keys()].filter(key => parts.get(key) !== null).sort()
  if (gone.length > 0)
    await client.query('delete from collector_part where source = $1 and key = any($2::text[])', [
      source,
      textArray(gone),
    ])
  if (held.length > 0)
    await client.query(
      `insert into collector_part (source, key, value)
       select $1, key, value::jsonb from unnest($2::text[], $3::text[]) as fresh(key, value)
       on conflict (source, key) do update set value = excluded.value`,
      [source, textArray(held), textArray(held.map(key => toStorableJson(parts.get(key))))],
    )
}

/** All pieces of what a collector knew when it last committed. */
export async function selectCollectorParts(client: Queryable, source: string): Promise<Map<string, unknown>> {
  const { rows } = await client.query<{ key: string; value: unknown }>(
    'select key, value from collector_part where source = $1',
    [source],
  )
  return new Map(rows.map(row => [row.key, row.value]))
}
