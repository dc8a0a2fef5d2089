import type { Queryable } from '#db/queryable.ts'

/** What a collector knew when it last committed; null before its first time. */
export async function selectCollectorState(client: Queryable, source: string): Promise<unknown> {
  const { rows } = await client.query<{ state: unknown }>(
    'select state from collector_state where source = $1',
    [source],
  )
  return rows[0]?.state ?? null
}
