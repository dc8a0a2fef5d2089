import type { Queryable } from '#db/queryable.ts'

export type SourceOrders = {
  isPaused: boolean
  /** Everything is to be listed anew, and was not since (epoch ms). */
  resyncAskedAt: number | null
}

/** What people told the collector of a source to do. A source nobody knows is told nothing. */
export async function selectSourceOrders(client: Queryable, id: string): Promise<SourceOrders> {
  const { rows } = await client.query<SourceOrders>(
    `select is_paused as "isPaused", resync_asked_at as "resyncAskedAt" from source where id = $1`,
    [id],
  )
  return rows[0] ?? { isPaused: false, resyncAskedAt: null }
}

/** Everything was listed anew; an order given meanwhile stands. Epoch ms: the database counts finer, so what is within it counts as done. */
export async function updateResyncDone(client: Queryable, id: string, askedAt: number): Promise<void> {
  await client.query(
    'update source set resync_asked_at = null where id = $1 and resync_asked_at < $2::timestamptz',
    [id, new Date(askedAt + 1)],
  )
}
