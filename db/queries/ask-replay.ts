import type { Queryable } from '#db/queryable.ts'

/** Asks that the events of these sources are read again. */
export async function askReplay(db: Queryable, sourceIds: readonly string[], now: number): Promise<void> {
  await db.query('update source set replay_asked_at = $2 where id = any($1::text[])', [
    [...sourceIds].sort(),
    new Date(now),
  ])
}

/** Sources that ask for it, the longest waiting first. */
export async function selectReplaysAsked(db: Queryable): Promise<{ id: string; askedAt: number }[]> {
  const { rows } = await db.query<{ id: string; askedAt: number }>(
    `select id, replay_asked_at as "askedAt" from source where replay_asked_at is not null order by replay_asked_at, id`,
  )
  return rows
}

/** Done, unless it was asked again meanwhile. */
export async function clearReplay(db: Queryable, id: string, askedAt: number): Promise<void> {
  // Instants are read to the millisecond and may be stored finer.
  await db.query(
    'update source set replay_asked_at = null where id = $1 and replay_asked_at >= $2 and replay_asked_at < $3',
    [id, new Date(askedAt), new Date(askedAt + 1)],
  )
}

/** Sources with events, and the clusters they were configured to feed. */
export async function selectHeardSources(db: Queryable): Promise<{ id: string; clusters: string[] }[]> {
  const { rows } = await db.query<{ id: string; clusters: string[] }>(
    'select id, clusters from source where first_event_at is not null order by id',
  )
  return rows
}

/** Sources with facts on a place below one of these clusters (`cluster/...`), or on one of these places. */
export async function selectSourcesOfPlaces(
  db: Queryable,
  clusters: string[],
  places: string[],
): Promise<string[]> {
  const told = (table: string): string =>
    `select source from ${table} where cluster = any($2::text[])
        or position('/' in cluster) > 0 and regexp_replace(cluster, '/[^/]*$', '') = any($1::text[])`
  const { rows } = await db.query<{ source: string }>(
    `${told('rollout')} union ${told('evidence')} union ${told('sample')} union ${told('cluster_sample')}`,
    [clusters, places],
  )
  return rows.map(row => row.source)
}
