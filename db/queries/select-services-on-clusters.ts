import type { Queryable } from '#db/queryable.ts'

/** Services with rollouts or sights on any of these clusters. */
export async function selectServicesOnClusters(db: Queryable, clusters: string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select service_id as id from rollout where cluster = any($1::text[])
     union select service_id from evidence where cluster = any($1::text[])`,
    [clusters],
  )
  return rows.map(row => row.id)
}
