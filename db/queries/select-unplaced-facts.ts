import type { Queryable } from '#db/queryable.ts'

/** Facts whose platform nobody knew, on one cluster. */
export type UnplacedFact = { serviceId: string; name: string; cluster: string }

export async function selectUnplacedFacts(db: Queryable, clusters: string[]): Promise<UnplacedFact[]> {
  const { rows } = await db.query<UnplacedFact>(
    `select distinct service_id as "serviceId", reported_name as name, cluster
       from rollout where platform = '?' and cluster = any($1::text[])
     union
     select distinct service_id, reported_name, cluster from sample where platform = '?' and cluster = any($1::text[])`,
    [clusters],
  )
  return rows
}
