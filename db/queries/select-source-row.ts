import type { Queryable } from '#db/queryable.ts'

export type ConfiguredIn = 'file' | 'page' | 'demo'

/** A source as it is configured: what acts on it decide by. Instants are epoch ms. */
export type ConfiguredSource = {
  id: string
  kind: string
  label: string | null
  platform: string | null
  clusters: string[]
  freshnessSeconds: number | null
  isPaused: boolean
  settings: Record<string, unknown> | null
  createdBy: string | null
  configuredIn: ConfiguredIn | null
  resyncAskedAt: number | null
  lastEventAt: number | null
}

/** One source; in a transaction with `isLocked`, other acts on it wait. Null: there is none. */
export async function selectSourceRow(
  db: Queryable,
  id: string,
  isLocked = false,
): Promise<ConfiguredSource | null> {
  const { rows } = await db.query<ConfiguredSource>(
    `select id, kind, label, platform, clusters, freshness_seconds as "freshnessSeconds", is_paused as "isPaused",
            settings, created_by as "createdBy", configured_in as "configuredIn",
            resync_asked_at as "resyncAskedAt", last_event_at as "lastEventAt"
       from source where id = $1${isLocked ? ' for update' : ''}`,
    [id],
  )
  return rows[0] ?? null
}
