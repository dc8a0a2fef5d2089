import type { Queryable } from '#db/queryable.ts'

export type FollowedSource = {
  id: string
  kind: string
  label: string | null
  freshnessSeconds: number | null
  settings: Record<string, unknown>
}

/** Sources connected on the sources page with what their adapters need, in their order. */
export async function selectFollowedSources(db: Queryable): Promise<FollowedSource[]> {
  const { rows } = await db.query<FollowedSource>(
    `select id, kind, label, freshness_seconds as "freshnessSeconds", settings
       from source where configured_in = 'page' and settings is not null order by id`,
  )
  return rows
}
