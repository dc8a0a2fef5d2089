import type { Database } from '#db/client.ts'
import { queryPatiently } from '#db/query-patiently.ts'
import type { Queryable } from '#db/queryable.ts'
import type { StateSpan } from '#lib/domain/migration/state.ts'
import type { Placement, Span } from '#lib/domain/placement/placement.ts'
import type { UnmappedRollouts } from './projection-rows.ts'

/** Which services (null: all), and as known when (epoch ms; null: now). */
export type WorldQuestion = { serviceIds: string[] | null; knownAt: number | null }

export type RunRow = {
  serviceId: string
  migration: string
  state: StateSpan['state']
  fromAt: number
  toAt: number | null
}
export type PlacementRow = { serviceId: string; placement: Placement }
export type HeardRow = {
  serviceId: string
  firstEventAt: number | null
  firstPlatforms: string[]
  sources: string[]
  firstBySource: Record<string, number>
  firstDeployAt: Record<string, number>
  unmapped: UnmappedRollouts[]
}
export type WeekRow = { serviceId: string; platform: string; weekOn: string; deploys: number; days: number }

const ms = (column: string) => `round(date_part('epoch', ${column}) * 1000)`

type Condition = { text: string; values: unknown[] }

/** Rows of the services asked for; of bitemporal tables those current, or those known at the instant. */
function wanted({ serviceIds, knownAt }: WorldQuestion, isBitemporal = true): Condition {
  const values: unknown[] = []
  const parts: string[] = []
  if (serviceIds !== null) parts.push(`service_id = any($${values.push(serviceIds)}::text[])`)
  if (isBitemporal && knownAt === null) parts.push('known_to is null')
  if (isBitemporal && knownAt !== null) {
    const at = `$${values.push(new Date(knownAt))}::timestamptz`
    parts.push(`known_from <= ${at} and (known_to is null or known_to > ${at})`)
  }
  return { text: parts.length === 0 ? 'true' : parts.join(' and '), values }
}

export async function selectStateRuns(db: Database, question: WorldQuestion): Promise<RunRow[]> {
  const { text, values } = wanted(question)
  const rows = await queryPatiently<[string, string, StateSpan['state'], number, number | null]>(db, {
    rowMode: 'array',
    text: `select service_id, migration, state, ${ms('from_at')}, ${ms('to_at')} from state_span where ${text}
            order by service_id, migration, from_at`,
    values,
  })
  return rows.map(([serviceId, migration, state, fromAt, toAt]) => ({
    serviceId,
    migration,
    state,
    fromAt,
    toAt,
  }))
}

type PlacementColumns = [
  serviceId: string,
  platform: string,
  cluster: string,
  fromAt: number,
  toAt: number | null,
  deletedAt: number | null,
  version: string | null,
  presence: Span[],
  openedBy: Placement['openedBy'],
  closedBy: Placement['closedBy'],
]

/** In the order of their start, as the judgements want them. Who deleted is told by state spans, not kept here. */
export async function selectPlacements(db: Database, question: WorldQuestion): Promise<PlacementRow[]> {
  const { text, values } = wanted(question)
  const rows = await queryPatiently<PlacementColumns>(db, {
    rowMode: 'array',
    text: `select service_id, platform, cluster, ${ms('from_at')}, ${ms('to_at')}, ${ms('deleted_at')}, version, presence,
                  opened_by, closed_by
             from placement where ${text} order by service_id, from_at, platform, cluster`,
    values,
  })
  return rows.map(
    ([serviceId, platform, cluster, fromAt, toAt, deletedAt, version, presence, openedBy, closedBy]) => ({
      serviceId,
      placement: {
        platform,
        cluster,
        fromAt,
        toAt,
        deletedAt,
        version,
        presence,
        openedBy,
        closedBy,
        deletedBy: null,
      },
    }),
  )
}

export async function selectHeard(db: Database, question: WorldQuestion): Promise<HeardRow[]> {
  const { text, values } = wanted(question)
  const rows = await queryPatiently<HeardRow>(db, {
    text: `select service_id as "serviceId", ${ms('first_event_at')} as "firstEventAt", first_platforms as "firstPlatforms",
                  sources, first_by_source as "firstBySource", first_deploy_at as "firstDeployAt", unmapped
             from service_heard where ${text}`,
    values,
  })
  return rows
}

/** Weeks with deploys that count in rates. As known earlier they are counted again from the deploys known then. */
export async function selectWeeks(db: Database, question: WorldQuestion): Promise<WeekRow[]> {
  const isNow = question.knownAt === null
  const { text, values } = wanted(question, !isNow)
  const rows = await queryPatiently<[string, string, string, number, number]>(db, {
    rowMode: 'array',
    text: isNow
      ? `select service_id, platform, week_on, deploys, deploy_days from service_week where ${text}`
      : `select service_id, platform, date_trunc('week', at)::date, count(*),
                bit_or(1 << (date_part('isodow', at)::int - 1))
           from deploy where ${text} and is_counted_in_rates group by 1, 2, 3`,
    values,
  })
  return rows.map(([serviceId, platform, weekOn, deploys, days]) => ({
    serviceId,
    platform,
    weekOn,
    deploys,
    days,
  }))
}

/** Services projected since a version, and the newest version among them. */
export async function selectChangedServices(
  db: Queryable,
  sinceVersion: number,
): Promise<{ serviceId: string; version: number }[]> {
  const { rows } = await db.query<{ serviceId: string; version: number }>(
    `select service_id as "serviceId", version from service_summary where version > $1`,
    [sinceVersion],
  )
  return rows
}
