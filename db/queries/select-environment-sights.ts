import type { Queryable } from '#db/queryable.ts'
import type { EnvironmentSight } from '#lib/domain/environment/environment-sight.ts'

export type SightsWanted = {
  /** Older environments are left out, unless nothing says that they went. */
  fromAt: number
  untilAt: number
  /** Only what had been received by then. */
  knownAt: number | null
}

/** What was said of temporary environments up to an instant. */
export async function selectEnvironmentSights(
  db: Queryable,
  { fromAt, untilAt, knownAt }: SightsWanted,
): Promise<EnvironmentSight[]> {
  const known = `and exists (select from event_key k where k.source = s.source and k.id = s.event_id and k.received_at <= $3)`
  const { rows } = await db.query<EnvironmentSight>(
    `select s.source, s.event_id as "eventId", s.ordinal, s.environment, s.change, s.at, s.service, s.cluster, s.url,
            s.repository, s.pull_request as "pullRequest", s.expires_at as "expiresAt"
       from environment_sight s
      where s.at <= $2
        and (s.at >= $1
             or not exists (select from environment_sight r
                             where r.source = s.source and r.environment = s.environment and r.change = 'removed'
                               and r.at >= s.at and r.at <= $2))
        ${knownAt === null ? '' : known}`,
    [new Date(fromAt), new Date(untilAt), ...(knownAt === null ? [] : [new Date(knownAt)])],
  )
  return rows
}
