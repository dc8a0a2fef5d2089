import type { Queryable } from '#db/queryable.ts'

/** The latest deploy of each service on each platform up to an instant, as known then (null: now). */
export async function selectLastDeploys(
  db: Queryable,
  serviceIds: string[],
  at: number,
  knownAt: number | null,
): Promise<Map<string, Record<string, number>>> {
  const known =
    knownAt === null
      ? 'known_to is null'
      : 'known_from <= $3::timestamptz and (known_to is null or known_to > $3::timestamptz)'
  const { rows } = await db.query<{ serviceId: string; platform: string; at: number }>(
    `select service_id as "serviceId", platform, max(at) as at from deploy
      where service_id = any($1::text[]) and at <= $2 and ${known} group by service_id, platform`,
    knownAt === null ? [serviceIds, new Date(at)] : [serviceIds, new Date(at), new Date(knownAt)],
  )
  const last = new Map<string, Record<string, number>>()
  for (const row of rows) last.set(row.serviceId, { ...last.get(row.serviceId), [row.platform]: row.at })
  return last
}
