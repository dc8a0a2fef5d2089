import type { Queryable } from '#db/queryable.ts'

export type SourceRow = {
  id: string
  kind: string
  label: string | null
  platform: string | null
  clusters: string[]
  freshnessSeconds: number | null
  isPaused: boolean
  lastEventAt: number | null
}

export async function selectSources(db: Queryable): Promise<SourceRow[]> {
  const { rows } = await db.query<SourceRow>(
    `select id, kind, label, platform, clusters, freshness_seconds as "freshnessSeconds", is_paused as "isPaused",
            last_event_at as "lastEventAt"
       from source order by id`,
  )
  return rows
}
