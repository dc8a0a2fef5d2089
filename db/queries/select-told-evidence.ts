import type { Queryable } from '#db/queryable.ts'
import { type DayCount, selectDayCounts } from './select-day-counts.ts'
import type { ToldQuestion } from './select-told-rollouts.ts'
import { SqlConditions } from './sql-conditions.ts'

export type SightQuestion = Omit<ToldQuestion, 'fates' | 'knownAt' | 'rolloutId'> & { eventId: string | null }
export type SightPlace = [at: number, serviceId: string, source: string, eventId: string, ordinal: number]
export type SightRow = {
  serviceId: string
  source: string
  eventId: string
  ordinal: number
  at: number
  platform: string
  cluster: string
  change: string
  version: string | null
  receivedAt: number | null
}

function conditionsOf(question: SightQuestion): SqlConditions {
  const where = new SqlConditions()
  where.anyOf('service_id', question.serviceIds)
  where.anyOf('source', question.sources)
  where.anyOf('platform', question.platforms)
  where.anyOf('cluster', question.clusters)
  where.equal('event_id', question.eventId)
  where.between('at', question.fromAt, question.toAt)
  return where
}

/** What collectors saw, newest first, a page at a time. */
export async function selectToldEvidence(
  db: Queryable,
  question: SightQuestion,
  after: SightPlace | null,
  limit: number,
): Promise<SightRow[]> {
  const where = conditionsOf(question)
  if (after !== null) {
    const [at, serviceId, source, eventId, ordinal] = after
    const place = [
      where.value(new Date(at), 'timestamptz'),
      ...[serviceId, source, eventId].map(text => where.value(text, 'text')),
      where.value(ordinal, 'int'),
    ]
    where.add(`at <= ${place[0]} and (at, service_id, source, event_id, ordinal) < (${place.join(', ')})`)
  }
  const { rows } = await db.query<SightRow>(
    `with page as (
       select service_id, source, event_id, ordinal, at, platform, cluster, change, version from evidence where ${where}
        order by at desc, service_id desc, source desc, event_id desc, ordinal desc limit ${where.value(limit, 'int')})
     select page.service_id as "serviceId", page.source, page.event_id as "eventId", page.ordinal, page.at, page.platform,
            page.cluster, page.change, page.version, k.received_at as "receivedAt"
       from page left join event_key k on k.source = page.source and k.id = page.event_id
      order by page.at desc, page.service_id desc, page.source desc, page.event_id desc, page.ordinal desc`,
    where.values,
  )
  return rows
}

export const countToldEvidence = (
  db: Queryable,
  question: SightQuestion,
  most: number,
): Promise<DayCount[]> => selectDayCounts(db, 'evidence', 'at', conditionsOf(question), most)
