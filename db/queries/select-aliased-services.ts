import type { Queryable } from '#db/queryable.ts'

/** The services behind names as some platform calls them, where all platforms mean the same one. */
export async function selectAliasedServices(db: Queryable, names: string[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ name: string; serviceId: string }>(
    `select name, min(service_id) as "serviceId" from service_alias where name = any($1::text[])
      group by name having count(distinct service_id) = 1`,
    [names],
  )
  return new Map(rows.map(row => [row.name, row.serviceId]))
}
