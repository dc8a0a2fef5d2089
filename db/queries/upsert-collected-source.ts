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
  /** `file` unless said otherwise. */
  configuredIn?: 'file' | 'demo'
}

/**
 * Makes a configured source known before its first event, and its cluster where the catalogue does not list it. What the
 * catalogue says of a cluster wins, and so does a pause. What the page said of a source of this name gives way.
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
    `insert into source (id, kind, label, platform, clusters, freshness_seconds, is_paused, created_at, configured_in)
     values ($1, $2, $3, $4, array_remove(array[$5]::text[], null), $6, false, $7, $8)
     on conflict (id) do update set kind = excluded.kind, label = coalesce(excluded.label, source.label), platform = excluded.platform,
       clusters = excluded.clusters, freshness_seconds = excluded.freshness_seconds,
       configured_in = excluded.configured_in, settings = null, created_by = null`,
    [
      id,
      kind,
      label,
      platform,
      platform === null ? null : cluster,
      freshnessSeconds,
      new Date(now).toISOString(),
      source.configuredIn ?? 'file',
    ],
  )
}
