import type { Queryable } from '#db/queryable.ts'

/** A week, named by its Monday, and the instant (epoch ms) at which it was looked at. */
export type WeekSeen = { weekOn: string; knownAt: number }
export type RestatedWeek = { weekOn: string; platform: string; was: number; now: number }
export type LateEvents = { weekOn: string; platform: string; source: string; events: number }

const instants = (weeks: readonly WeekSeen[]) => [
  weeks.map(({ weekOn }) => weekOn),
  weeks.map(({ knownAt }) => new Date(knownAt)),
]

/** Deploys per week and platform as known at each week's instant and now, where the two differ. `serviceIds` null: all. */
export async function selectRestatedWeeks(
  db: Queryable,
  weeks: readonly WeekSeen[],
  serviceIds: readonly string[] | null,
): Promise<RestatedWeek[]> {
  const { rows } = await db.query<RestatedWeek>(
    `select "weekOn", platform, was, now from (
       select l.week_on as "weekOn", l.platform,
              coalesce(sum(l.deploys) filter (where l.known_from <= w.known_at
                and (l.known_to is null or l.known_to > w.known_at)), 0) as was,
              coalesce(sum(l.deploys) filter (where l.known_to is null), 0) as now
         from unnest($1::date[], $2::timestamptz[]) as w(week_on, known_at)
         join ledger_week l on l.week_on = w.week_on
        where $3::text[] is null or l.service_id = any($3::text[])
        group by l.week_on, l.platform) as both_sums
      where was <> now order by "weekOn" desc, platform`,
    [...instants(weeks), serviceIds],
  )
  return rows
}

/** Events of rollouts of those weeks that were received after the week's instant, by source. Evidence behind a restatement. */
export async function selectLateEvents(
  db: Queryable,
  weeks: readonly WeekSeen[],
  serviceIds: readonly string[] | null,
): Promise<LateEvents[]> {
  const { rows } = await db.query<LateEvents>(
    `select w.week_on as "weekOn", f.platform, f.source, count(*) as events
       from unnest($1::date[], $2::timestamptz[]) as w(week_on, known_at)
       join ledger_week l on l.week_on = w.week_on and l.known_to is null and l.known_from > w.known_at
       join rollout_fate f on f.service_id = l.service_id and f.source = l.source and f.platform = l.platform
                          and f.known_to is null and date_trunc('week', f.at)::date = w.week_on
       join rollout r on r.service_id = f.service_id and r.source = f.source and r.rollout_id = f.rollout_id
       join event_key e on e.source = r.source and e.id = r.event_id and e.received_at > w.known_at
      where $3::text[] is null or l.service_id = any($3::text[])
      group by w.week_on, f.platform, f.source order by events desc, f.source`,
    [...instants(weeks), serviceIds],
  )
  return rows
}
