import type { Queryable } from '#db/queryable.ts'
import { SqlConditions } from './sql-conditions.ts'

export type ProductionChangeRow = {
  at: number
  serviceId: string
  platform: string
  cluster: string
  fate: string
  source: string
  rolloutId: string
  startedAt: number | null
  finishedAt: number | null
  outcome: string
  kind: string
  version: string | null
  artefact: string | null
  commit: string | null
  change: string | null
  actor: string | null
  approvedBy: string | null
}
export type ChangePlace = [at: number, source: string, rolloutId: string]

/** What became of a rollout that says nothing of production. */
const elsewhere = ['not_production', 'temporary_environment', 'unmapped', 'witness', 'evidence']

const ms = (column: string) => `round(date_part('epoch', ${column}) * 1000)`

/** Rollouts to production over a range (epoch ms, half-open), by time, behind a place. `serviceIds`: null for all. */
export async function selectProductionChanges(
  db: Queryable,
  range: { fromAt: number; toAt: number },
  serviceIds: string[] | null,
  knownAt: number | null,
  after: ChangePlace | null,
  limit: number,
): Promise<ProductionChangeRow[]> {
  const where = new SqlConditions()
  where.knownAt(knownAt)
  where.add(`at >= ${where.value(new Date(range.fromAt), 'timestamptz')}`)
  where.add(`at < ${where.value(new Date(range.toAt), 'timestamptz')}`)
  where.add(`not fate = any(${where.value(elsewhere, 'text[]')})`)
  if (serviceIds !== null) where.add(`service_id = any(${where.value(serviceIds, 'text[]')})`)
  if (after !== null) {
    const [at, source, rolloutId] = after
    const place = `(${where.value(new Date(at), 'timestamptz')}, ${where.value(source, 'text')}, ${where.value(rolloutId, 'text')})`
    where.add(`(at, source, rollout_id) > ${place}`)
  }
  const { rows } = await db.query<ProductionChangeRow>(
    `with found as (
       select service_id, source, rollout_id, at, platform, cluster, fate from rollout_fate where ${where}
        order by at, source, rollout_id limit ${where.value(limit, 'int')})
     select ${ms('f.at')} as at, f.service_id as "serviceId", f.platform, f.cluster, f.fate, f.source,
            f.rollout_id as "rolloutId", ${ms('r.started_at')} as "startedAt", ${ms('r.finished_at')} as "finishedAt",
            r.outcome, r.kind, r.version, r.artefact, r.commit, r.change, r.actor, r.approved_by as "approvedBy"
       from found f
       join rollout r on r.service_id = f.service_id and r.source = f.source and r.rollout_id = f.rollout_id
      order by f.at, f.source, f.rollout_id`,
    where.values,
  )
  return rows
}
