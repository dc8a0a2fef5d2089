import type { Queryable } from '#db/queryable.ts'

export type NameOfService = { serviceId: string; platform: string; name: string }

/** Under which names the facts of these services were reported. */
export async function selectNamesOfServices(db: Queryable, serviceIds: string[]): Promise<NameOfService[]> {
  const named = (table: string): string =>
    `select service_id as "serviceId", platform, reported_name as name from ${table} where service_id = any($1::text[])`
  const { rows } = await db.query<NameOfService>(
    `${named('rollout')} union ${named('evidence')} union ${named('sample')}`,
    [serviceIds],
  )
  return rows
}

/** How many rollouts were reported under each of these names, in their order; undeployed and deleted are none. */
export async function countRolloutsOfNames(
  db: Queryable,
  names: readonly { platform: string; name: string }[],
): Promise<number[]> {
  const { rows } = await db.query<{ count: number }>(
    `select count(r.reported_name) as count
       from unnest($1::text[], $2::text[]) with ordinality as asked(platform, name, place)
       left join rollout r on r.platform = asked.platform and r.reported_name = asked.name
            and r.kind not in ('undeployed', 'deleted') and r.service_id is not null
      group by asked.place order by asked.place`,
    [names.map(name => name.platform), names.map(name => name.name)],
  )
  return rows.map(row => row.count)
}
