import type { Queryable } from '#db/queryable.ts'
import type { HostSight } from '#lib/domain/endgame/host-sight.ts'

/** Everything said of a platform's hosts; as far as it had been received by `knownAt` (epoch ms; null: now). */
export async function selectHostSights(
  db: Queryable,
  platform: string,
  knownAt: number | null,
): Promise<HostSight[]> {
  const known = `and exists (select from event_key k where k.source = s.source and k.id = s.event_id and k.received_at <= $2)`
  const { rows } = await db.query<HostSight>(
    `select s.source, s.event_id as "eventId", s.ordinal, s.cluster, s.platform, s.host, s.at, s.cores, s.status, s.tenants
       from host_sight s where s.platform = $1 ${knownAt === null ? '' : known}`,
    [platform, ...(knownAt === null ? [] : [new Date(knownAt)])],
  )
  return rows
}

/** The version that new sights raise; 0 before any. */
export async function selectHostsVersion(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ version: number }>({
    name: 'select-hosts-version',
    text: `select version from data_version where name = 'hosts'`,
  })
  return rows[0]?.version ?? 0
}
