import type { Queryable } from '#db/queryable.ts'

/** Who owns a service at an instant (epoch ms): its latest entry begun by then, else the catalogue's team. Null: no such service. */
export async function selectServiceOwner(
  db: Queryable,
  serviceId: string,
  at: number,
): Promise<{ team: string | null } | null> {
  const { rows } = await db.query<{ team: string | null }>(
    `select coalesce((select o.team from ownership o where o.service_id = s.id and o.from_at <= $2
                       order by o.from_at desc limit 1), s.team) as team
       from service s where s.id = $1`,
    [serviceId, new Date(at)],
  )
  return rows[0] ?? null
}
