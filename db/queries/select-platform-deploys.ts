import type { Queryable } from '#db/queryable.ts'

/** When these services were deployed on a platform within (from, to] (epoch ms), ascending; as known then (null: now). */
export async function selectPlatformDeploys(
  db: Queryable,
  serviceIds: string[],
  platform: string,
  { from, to, knownAt }: { from: number; to: number; knownAt: number | null },
): Promise<Map<string, number[]>> {
  const deploys = new Map<string, number[]>()
  if (serviceIds.length === 0) return deploys
  const known =
    knownAt === null
      ? 'known_to is null'
      : 'known_from <= $5::timestamptz and (known_to is null or known_to > $5::timestamptz)'
  const { rows } = await db.query<{ serviceId: string; at: number }>(
    `select service_id as "serviceId", at from deploy
      where service_id = any($1::text[]) and platform = $2 and at > $3::timestamptz and at <= $4::timestamptz and ${known}
      order by service_id, at`,
    [serviceIds, platform, new Date(from), new Date(to), ...(knownAt === null ? [] : [new Date(knownAt)])],
  )
  for (const { serviceId, at } of rows) deploys.set(serviceId, [...(deploys.get(serviceId) ?? []), at])
  return deploys
}
