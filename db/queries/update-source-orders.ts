import type { Queryable } from '#db/queryable.ts'

/** Pauses a source or lets it go on. */
export async function updateSourcePaused(client: Queryable, id: string, isPaused: boolean): Promise<void> {
  await client.query('update source set is_paused = $2 where id = $1', [id, isPaused])
}

/** Asks the collector of a source to list everything anew. Epoch ms. */
export async function updateResyncAsked(client: Queryable, id: string, now: number): Promise<void> {
  await client.query('update source set resync_asked_at = $2 where id = $1', [id, new Date(now)])
}

/** Changes how a source is called, and how long it may be silent (null: for ever). */
export async function updateSourceLimits(
  client: Queryable,
  id: string,
  { label, freshnessSeconds }: { label: string | null; freshnessSeconds: number | null },
): Promise<void> {
  await client.query('update source set label = $2, freshness_seconds = $3 where id = $1', [
    id,
    label,
    freshnessSeconds,
  ])
}
