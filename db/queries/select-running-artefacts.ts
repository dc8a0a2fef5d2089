import type { Queryable } from '#db/queryable.ts'

export type RunningArtefact = {
  serviceId: string
  cluster: string
  version: string | null
  artefact: string | null
  finishedAt: number
}

/** What services run on clusters: the latest rollout that succeeded, per service and cluster. */
export async function selectRunningArtefacts(
  db: Queryable,
  serviceIds: string[],
  clusters: string[],
): Promise<RunningArtefact[]> {
  const { rows } = await db.query<RunningArtefact>(
    `select distinct on (service_id, cluster)
            service_id as "serviceId", cluster, version, artefact, finished_at as "finishedAt"
       from rollout
      where service_id = any($1::text[]) and cluster = any($2::text[])
        and kind = 'rollout' and outcome = 'succeeded' and finished_at is not null
      order by service_id, cluster, finished_at desc`,
    [serviceIds, clusters],
  )
  return rows
}
