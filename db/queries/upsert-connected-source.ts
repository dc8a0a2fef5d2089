import type { Queryable } from '#db/queryable.ts'

export type ConnectedSource = {
  id: string
  kind: string
  label: string | null
  /** Null: it feeds no orchestrator's state. */
  platform: string | null
  cluster: string | null
  environment: string
  region: string | null
  /** Null: its silence makes nothing unknown. */
  freshnessSeconds: number | null
  /** Null: its events are pushed. */
  settings: Record<string, unknown> | null
  createdBy: string
}

/** Connects a source on the page, or changes one that is; its cluster is made known where the catalogue does not list it. */
export async function upsertConnectedSource(
  client: Queryable,
  source: ConnectedSource,
  now: number,
): Promise<void> {
  const { id, kind, label, platform, cluster, environment, region, freshnessSeconds } = source
  if (cluster !== null && platform !== null)
    await client.query(
      `insert into cluster (id, platform, region, environment) values ($1, $2, $3, $4) on conflict (id) do nothing`,
      [cluster, platform, region, environment],
    )
  await client.query(
    `insert into source (id, kind, label, platform, clusters, freshness_seconds, is_paused, settings, created_by,
                         configured_in, created_at)
     values ($1, $2, $3, $4, array_remove(array[$5]::text[], null), $6, false, $7::jsonb, $8, 'page', $9)
     on conflict (id) do update set kind = excluded.kind, label = excluded.label, platform = excluded.platform,
       clusters = excluded.clusters, freshness_seconds = excluded.freshness_seconds, settings = excluded.settings,
       created_by = excluded.created_by, configured_in = excluded.configured_in`,
    [
      id,
      kind,
      label,
      platform,
      platform === null ? null : cluster,
      freshnessSeconds,
      source.settings === null ? null : JSON.stringify(source.settings),
      source.createdBy,
      new Date(now),
    ],
  )
}
