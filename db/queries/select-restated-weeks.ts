import type { Queryable } from '#db/queryable.ts'

/** A week, named by its Monday, and the instant (epoch ms) at which it was looked at. */
export type WeekSeen = { weekOn: string; knownAt: number }
export type RestatedWeek = { weekOn: string; platform: string; was: number; now: number }
export type LateEvents = { weekOn: string; platform: string; source: string; events: number }

const instants = (weeks: readonly WeekSeen[]) => [
  weeks.map(({ weekOn }) => weekOn),
  weeks.map(({ knownAt }) => new Date(knownAt)),
]

/** When a row's week was looked at: the instants stand beside the weeks. */
const seenAt = (column: string) => `($2::timestamptz[])[array_position($1::date[], ${column})]`

/** Deploys per week and platform as known at each week's instant and now, where the two differ. `serviceIds` null: all. */
export async function selectRestatedWeeks(
  db: Queryable,
  weeks: readonly WeekSeen[],
  serviceIds: readonly string[] | null,
): Promise<RestatedWeek[]> {
  const { rows } = await db.query<RestatedWeek>(
    `select "weekOn", platform, was, now from (
       select week_on as "weekOn", platform,
              coalesce(sum(deploys) filter (where known_from <= ${seenAt('week_on')}
                and (known_to is null or known_to > ${seenAt('week_on')})), 0) as was,
              coalesce(sum(deploys) filter (where known_to is null), 0) as now
         from ledger_week
        where week_on = any($1::date[]) and ($3::text[] is null or service_id = any($3::text[]))
        group by week_on, platform) as both_sums
      where was <> now order by "weekOn" desc, platform`,
    [...instants(weeks), serviceIds],
  )
  return rows
}

/** Events of rollouts of those weeks that were received after the week's instant, by source: what is behind a restatement. */
export async function selectLateEvents(
  db: Queryable,
  weeks: readonly WeekSeen[],
  serviceIds: readonly string[] | null,
): Promise<LateEvents[]> {
  const { rows } = await db.query<LateEvents>(
    `select l.week_on as "weekOn", f.platform, f.source, count(*) as events
       from ledger_week l
       join rollout_fate f on f.service_id = l.service_id and f.source = l.source and f.platform = l.platform
                          and f.known_to is null and date_trunc('week', f.at)::date = l.week_on
       join rollout r on r.service_id = f.service_id and r.source = f.source and r.rollout_id = f.rollout_id
       join event_key e on e.source = r.source and e.id = r.event_id
      where l.week_on = any($1::date[]) and l.known_to is null and l.known_from > ${seenAt('l.week_on')}
        and e.received_at > ${seenAt('l.week_on')} and ($3::text[] is null or l.service_id = any($3::text[]))
      group by l.week_on, f.platform, f.source order by events desc, f.source`,
    [...instants(weeks), serviceIds],
  )
  return rows
}
