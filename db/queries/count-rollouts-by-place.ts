import type { Queryable } from '#db/queryable.ts'

export type RolloutsOfPlace = { source: string; platform: string; cluster: string; rollouts: number }

/** Rollouts by where they stand now; undeployed and deleted are none. */
export async function countRolloutsByPlace(db: Queryable): Promise<RolloutsOfPlace[]> {
  const { rows } = await db.query<RolloutsOfPlace>(
    `select source, platform, cluster, count(*) as rollouts from rollout
      where kind not in ('undeployed', 'deleted') group by source, platform, cluster order by 1, 2, 3`,
  )
  return rows
}

export type RolloutsOfEnvironment = {
  platform: string
  cluster: string
  environment: string
  rollouts: number
}

/** Rollouts that name an environment, by that and by where they stand. */
export async function countRolloutsByEnvironment(db: Queryable): Promise<RolloutsOfEnvironment[]> {
  const { rows } = await db.query<RolloutsOfEnvironment>(
    `select platform, cluster, environment, count(*) as rollouts from rollout
      where environment is not null and kind not in ('undeployed', 'deleted')
      group by platform, cluster, environment order by 1, 2, 3`,
  )
  return rows
}
