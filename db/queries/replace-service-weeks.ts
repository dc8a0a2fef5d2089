import type { Queryable } from '#db/queryable.ts'
import type { WeekRow } from './projection-rows.ts'

/** Makes the weeks of these services exactly `rows`: gone weeks are deleted, changed ones updated, the rest left alone. */
export async function replaceServiceWeeks(
  db: Queryable,
  serviceIds: string[],
  rows: (WeekRow & { service_id: string })[],
): Promise<void> {
  const { rows: stored } = await db.query<[string, string, string, number, number]>({
    name: 'select-weeks-of-services',
    rowMode: 'array',
    text: `select service_id, week_on, platform, deploys, deploy_days from service_week where service_id = any($1::text[])`,
    values: [serviceIds],
  })
  const keyOf = (serviceId: string, week: string, platform: string) => `${serviceId}\n${week}\n${platform}`
  const current = new Map(stored.map(row => [keyOf(row[0], row[1], row[2]), row]))
  const changed = rows.filter(row => {
    const key = keyOf(row.service_id, row.week_on, row.platform)
    const known = current.get(key)
    current.delete(key)
    return !known || known[3] !== row.deploys || known[4] !== row.deploy_days
  })
  const gone = [...current.values()]
  if (gone.length > 0) {
    await db.query(
      `delete from service_week as w using unnest($1::text[], $2::date[], $3::text[]) as gone(service_id, week_on, platform)
        where w.service_id = gone.service_id and w.week_on = gone.week_on and w.platform = gone.platform`,
      [gone.map(row => row[0]), gone.map(row => row[1]), gone.map(row => row[2])],
    )
  }
  if (changed.length > 0) {
    await db.query(
      `insert into service_week (service_id, week_on, platform, deploys, deploy_days)
       select service_id, week_on, platform, deploys, deploy_days
         from json_to_recordset($1::json) as fresh(service_id text, week_on date, platform text, deploys int4, deploy_days int2)
       on conflict (service_id, week_on, platform)
       do update set deploys = excluded.deploys, deploy_days = excluded.deploy_days`,
      [JSON.stringify(changed)],
    )
  }
}
