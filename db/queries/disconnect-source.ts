import type { Queryable } from '#db/queryable.ts'

/**
 * Takes everything away that made a source one of ours: settings, secrets, what its collector knew. Its events and what it
 * covered stay; one that never told anything goes altogether. Nobody waits for it any more, so its silence means nothing.
 */
export async function disconnectSource(client: Queryable, id: string): Promise<void> {
  await client.query('delete from source_secret where source = $1', [id])
  await client.query('delete from collector_state where source = $1', [id])
  await client.query('delete from collector_part where source = $1', [id])
  const gone = await client.query('delete from source where id = $1 and first_event_at is null', [id])
  if (gone.rowCount === 1) {
    await client.query('delete from source_coverage where source = $1', [id])
    return
  }
  await client.query(
    `update source set settings = null, created_by = null, configured_in = null, freshness_seconds = null,
            is_paused = false, resync_asked_at = null, replay_asked_at = null where id = $1`,
    [id],
  )
}

/** Does a collector hold the source right now? Epoch ms. */
export async function isSourceHeld(client: Queryable, id: string, now: number): Promise<boolean> {
  const { rows } = await client.query(
    "select 1 from lease where name = 'collector/' || $1 and expires_at > $2",
    [id, new Date(now)],
  )
  return rows.length > 0
}
