import type { Queryable } from '#db/queryable.ts'
import type { ToldFate } from '#lib/domain/deploy/told-fates.ts'
import { type DayCount, selectDayCounts } from './select-day-counts.ts'
import { SqlConditions } from './sql-conditions.ts'

/** Which rollouts; null: all. `fromAt` is in it, `toAt` is not (epoch ms). */
export type ToldQuestion = {
  serviceIds: string[] | null
  /** The key of a rollout within its source. */
  rolloutId: string | null
  sources: string[] | null
  platforms: string[] | null
  clusters: string[] | null
  fates: readonly ToldFate[] | null
  fromAt: number | null
  toAt: number | null
  knownAt: number | null
}

/** Of the last row of the page before. */
export type ToldPlace = [at: number, serviceId: string, source: string, rolloutId: string]

export type ToldRow = {
  serviceId: string
  source: string
  rolloutId: string
  at: number
  platform: string
  cluster: string
  fate: ToldFate
  intoSource: string | null
  intoRollout: string | null
  /** Null where a later event took its facts away. */
  eventId: string | null
  reportedName: string | null
  kind: string | null
  outcome: string | null
  version: string | null
  artefact: string | null
  commit: string | null
  change: string | null
  actor: string | null
  approvedBy: string | null
  startedAt: number | null
  receivedAt: number | null
}

function conditionsOf(question: ToldQuestion): SqlConditions {
  const where = new SqlConditions()
  where.knownAt(question.knownAt)
  where.anyOf('service_id', question.serviceIds)
  where.anyOf('source', question.sources)
  where.anyOf('platform', question.platforms)
  where.anyOf('cluster', question.clusters)
  where.anyOf('fate', question.fates)
  where.equal('rollout_id', question.rolloutId)
  where.between('at', question.fromAt, question.toAt)
  return where
}

const told = `service_id, source, rollout_id, at, platform, cluster, fate, into_source, into_rollout`

/** With what the sender said of each and when that came in; `page` has the columns of `told`. */
const withFacts = (page: string): string =>
  `with page as (${page})
   select page.service_id as "serviceId", page.source, page.rollout_id as "rolloutId", page.at, page.platform, page.cluster, page.fate,
          page.into_source as "intoSource", page.into_rollout as "intoRollout", r.event_id as "eventId",
          r.reported_name as "reportedName", r.kind, r.outcome, r.version, r.artefact, r.commit, r.change, r.actor,
          r.approved_by as "approvedBy", r.started_at as "startedAt", k.received_at as "receivedAt"
     from page left join rollout r on r.service_id = page.service_id and r.source = page.source and r.rollout_id = page.rollout_id
          left join event_key k on k.source = r.source and k.id = r.event_id
    order by page.at desc, page.service_id desc, page.source desc, page.rollout_id desc`

/** What was told of rollouts, newest first, a page at a time, each with what became of it. */
export async function selectToldRollouts(
  db: Queryable,
  question: ToldQuestion,
  after: ToldPlace | null,
  limit: number,
): Promise<ToldRow[]> {
  const where = conditionsOf(question)
  if (after !== null) {
    const [at, ...texts] = after
    const place = [where.value(new Date(at), 'timestamptz'), ...texts.map(text => where.value(text, 'text'))]
    where.add(`at <= ${place[0]} and (at, service_id, source, rollout_id) < (${place.join(', ')})`)
  }
  const page = `select ${told} from rollout_fate where ${where}
                 order by at desc, service_id desc, source desc, rollout_id desc limit ${where.value(limit, 'int')}`
  return (await db.query<ToldRow>(withFacts(page), where.values)).rows
}

/** How many there are per UTC day, counting at most `most` of the newest. */
export function countToldRollouts(db: Queryable, question: ToldQuestion, most: number): Promise<DayCount[]> {
  return selectDayCounts(db, 'rollout_fate', 'at', conditionsOf(question), most)
}

export type ToldKey = { source: string; rolloutId: string }

/** Some rollouts of one service with everything folded into them or witness of them, as known now. */
export async function selectToldWithParts(
  db: Queryable,
  serviceId: string,
  keys: readonly ToldKey[],
  limit: number,
): Promise<ToldRow[]> {
  const page = `select ${told} from rollout_fate where service_id = $1 and known_to is null
                   and ((source, rollout_id) in (select * from unnest($2::text[], $3::text[]))
                        or (into_source, into_rollout) in (select * from unnest($2::text[], $3::text[])))
                 order by at desc, service_id desc, source desc, rollout_id desc limit $4`
  const { rows } = await db.query<ToldRow>(withFacts(page), [
    serviceId,
    keys.map(({ source }) => source),
    keys.map(({ rolloutId }) => rolloutId),
    limit,
  ])
  return rows
}

/** What these rollouts of one source became, found by the names they were reported under. */
export async function selectToldByName(
  db: Queryable,
  source: string,
  platforms: string[],
  names: { name: string; rolloutId: string }[],
): Promise<ToldRow[]> {
  const columns = told.replaceAll(/\w+/g, column => `f.${column}`)
  const page = `select ${columns}
                  from rollout r join rollout_fate f on f.service_id = r.service_id and f.source = r.source and f.rollout_id = r.rollout_id
                 where r.platform = any($1::text[]) and r.reported_name = any($2::text[]) and r.source = $3
                   and r.rollout_id = any($4::text[]) and f.known_to is null`
  const { rows } = await db.query<ToldRow>(withFacts(page), [
    platforms,
    names.map(({ name }) => name),
    source,
    names.map(({ rolloutId }) => rolloutId),
  ])
  return rows
}
