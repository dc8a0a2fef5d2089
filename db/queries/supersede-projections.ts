import type { Queryable } from '#db/queryable.ts'
import type { ProjectionTable } from './projection-rows.ts'

/** Ends what was known of derived rows: they stay, for questions about what we knew before `knownAt`. */
export async function supersedeProjections(
  db: Queryable,
  table: ProjectionTable,
  gone: { serviceId: string; key: string }[],
  knownAt: number,
): Promise<void> {
  if (gone.length === 0) return
  const serviceIds = gone.map(row => row.serviceId)
  const at = new Date(knownAt)
  if (table.hasId) {
    await db.query(
      `update ${table.name} as t set known_to = $3 from unnest($1::text[], $2::uuid[]) as gone(service_id, id)
        where t.service_id = gone.service_id and t.id = gone.id`,
      [serviceIds, gone.map(row => row.key), at],
    )
    return
  }
  const keys = gone.map(row => row.key.split('\n'))
  await db.query(
    `update ${table.name} as t set known_to = $5
       from unnest($1::text[], $2::text[], $3::text[], $4::date[]) as gone(service_id, source, platform, week_on)
      where t.service_id = gone.service_id and t.source = gone.source and t.platform = gone.platform
        and t.week_on = gone.week_on and t.known_to is null`,
    [serviceIds, keys.map(key => key[0]), keys.map(key => key[1]), keys.map(key => key[2]), at],
  )
}
