import type { Queryable } from '#db/queryable.ts'

/** True while nobody has put anything in: no catalogue, no event, no source, and nothing said of what this instance is. */
export async function isDatabaseUntouched(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ untouched: boolean }>(
    `select not exists (select 1 from event_key) and not exists (select 1 from event)
        and not exists (select 1 from event_reject) and not exists (select 1 from sample)
        and not exists (select 1 from cluster_sample) and not exists (select 1 from source)
        and not exists (select 1 from service) and not exists (select 1 from team)
        and not exists (select 1 from cluster) and not exists (select 1 from migration)
        and not exists (select 1 from instance_setting where name = 'kind') as untouched`,
  )
  return rows[0]?.untouched ?? false
}
