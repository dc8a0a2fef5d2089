import type { Queryable } from '#db/queryable.ts'
import type { ConfiguredIn } from './select-source-row.ts'

export type SourceRow = {
  id: string
  kind: string
  label: string | null
  platform: string | null
  clusters: string[]
  freshnessSeconds: number | null
  isPaused: boolean
  /** Its adapter's settings, secrets by reference; null: it is pushed, or configured elsewhere. */
  settings: Record<string, unknown> | null
  createdBy: string | null
  /** Null: it was only seen. */
  configuredIn: ConfiguredIn | null
  resyncAskedAt: number | null
  firstEventAt: number | null
  lastEventAt: number | null
  createdAt: number
}

export async function selectSources(db: Queryable): Promise<SourceRow[]> {
  const { rows } = await db.query<SourceRow>(
    `select id, kind, label, platform, clusters, freshness_seconds as "freshnessSeconds", is_paused as "isPaused",
            settings, created_by as "createdBy", configured_in as "configuredIn", resync_asked_at as "resyncAskedAt",
            first_event_at as "firstEventAt", last_event_at as "lastEventAt", created_at as "createdAt"
       from source order by id`,
  )
  return rows
}
