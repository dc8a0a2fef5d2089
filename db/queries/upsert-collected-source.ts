import type { Queryable } from '#db/queryable.ts'

export type CollectedSource = {
  id: string
  kind: string
  label: string | null
  /** Null: the source feeds no orchestrator's state. */
  platform: string | null
  /** Null: it feeds no cluster (a catalogue). */
  cluster: string | null
  environment: string
  region: string | null
  freshnessSeconds: number
}

/**
 * Makes a configured source known before its first event, and its cluster where the catalogue does not list it. What the
 * catalogue says of a cluster wins, and so does a pause.
 */
export async function upsertCollectedSource(
  client: Queryable,
  source: CollectedSource,
  now: number,
): Promise<void> {
  const { id, kind, label, platform, cluster, environment, region, freshnessSeconds } = source
  if (cluster !== null && platform !== null)
    await client.query(
      `insert into cluster (id, platform, region, environment) values ($1, $2, $3, $4) on conflict (id) do nothing`,
      [cluster, platform, region, environment],
    )
  await client.query(
    `insert into source (id, kind, label, platform, clusters, freshness_seconds, is_paused, created_at)
     values ($1, $2, $3, $4, array_remove(array[$5]::text[], null), $6, false, $7)
     on conflict (id) do update set kind = excluded.kind, label = coalesce(excluded.label, source.label), platform = excluded.platform,
       clusters = excluded.clusters, freshness_seconds = excluded.freshness_seconds`,
    [
      id,
      kind,
      label,
      platform,
      platform === null ? null : cluster,
      freshnessSeconds,
      new Date(now).toISOString(),
    ],
  )
}

/** Is the source told to stand still? A source nobody knows is not. */
export async function isSourcePaused(client: Queryable, id: string): Promise<boolean> {
  const { rows } = await client.query<{ is_paused: boolean }>('select is_paused from source where id = $1', [
    id,
  ])
  return rows[0]?.is_paused ?? false
}
