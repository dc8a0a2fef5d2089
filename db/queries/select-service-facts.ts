import type { Queryable } from '#db/queryable.ts'
import type { Rollout, RolloutKind, RolloutOutcome } from '#lib/domain/deploy/rollout.ts'
import type { Evidence, EvidenceChange } from '#lib/domain/placement/evidence.ts'

export type ServiceFacts = { rollouts: Rollout[]; evidence: Evidence[] }

// Instants leave Postgres as epoch ms in float8: cheaper to read by the hundred thousand than text.
const ms = (column: string) => `round(date_part('epoch', ${column}) * 1000)`

type RolloutRow = [
  serviceId: string,
  source: string,
  id: string,
  platform: string,
  cluster: string,
  environment: string | null,
  startedAt: number | null,
  finishedAt: number | null,
  outcome: RolloutOutcome,
  kind: RolloutKind,
  isRollback: boolean,
  version: string | null,
  artefact: string | null,
  commit: string | null,
  traits: Record<string, string> | null,
]
type EvidenceRow = [
  serviceId: string,
  source: string,
  id: string,
  platform: string,
  cluster: string,
  at: number,
  change: EvidenceChange,
  version: string | null,
  traits: Record<string, string> | null,
]
type ReadyRow = [
  serviceId: string,
  source: string,
  platform: string,
  cluster: string,
  at: number,
  isReady: boolean,
]

/**
 * Everything the projection of these services rests on, in no particular order.
 * Of the samples only those that can open or end presence: where ready differs from the sample before on that cluster,
 * or where anything else happened to the service there in between.
 */
export async function selectServiceFacts(
  db: Queryable,
  serviceIds: string[],
): Promise<Map<string, ServiceFacts>> {
  const facts = new Map<string, ServiceFacts>(serviceIds.map(id => [id, { rollouts: [], evidence: [] }]))

  const rollouts = await db.query<RolloutRow>({
    name: 'select-rollouts-of-services',
    rowMode: 'array',
    text: `select service_id, source, rollout_id, platform, cluster, environment, ${ms('started_at')}, ${ms('finished_at')},
                  outcome, kind, is_rollback, version, artefact, commit, traits
             from rollout where service_id = any($1::text[])`,
    values: [serviceIds],
  })
  for (const row of rollouts.rows) {
    facts.get(row[0])?.rollouts.push({
      source: row[1],
      id: row[2],
      platform: row[3],
      cluster: row[4],
      environment: row[5],
      startedAt: row[6],
      finishedAt: row[7],
      outcome: row[8],
      kind: row[9],
      isRollback: row[10],
      version: row[11],
      artefact: row[12],
      commit: row[13],
      traits: row[14],
    })
  }

  const observed = await db.query<EvidenceRow>({
    name: 'select-evidence-of-services',
    rowMode: 'array',
    text: `select service_id, source, event_id, platform, cluster, ${ms('at')}, change, version, traits
             from evidence where service_id = any($1::text[])`,
    values: [serviceIds],
  })
  for (const [serviceId, source, id, platform, cluster, at, change, version, traits] of observed.rows) {
    facts
      .get(serviceId)
      ?.evidence.push({ source, id, platform, cluster, at, change, version, origin: 'observed', traits })
  }

  const ready = await db.query<ReadyRow>({
    name: 'select-ready-changes-of-services',
    rowMode: 'array',
    text: `with happened as (
             select service_id, cluster, at, 1 as place, source, platform, ready_instances > 0 as is_ready
               from sample where service_id = any($1::text[]) and ready_instances is not null
             union all
             select service_id, cluster, finished_at, 0, null, null, null
               from rollout where service_id = any($1::text[]) and finished_at is not null
             union all
             select service_id, cluster, at, 0, null, null, null
               from evidence where service_id = any($1::text[])),
           ordered as (
             select *, lag(is_ready) over (partition by service_id, cluster order by at, place, source) as was_ready
               from happened)
           select service_id, source, platform, cluster, ${ms('at')}, is_ready
             from ordered where is_ready is not null and was_ready is distinct from is_ready`,
    values: [serviceIds],
  })
  for (const [serviceId, source, platform, cluster, at, isReady] of ready.rows) {
    const change = isReady ? 'ready' : 'unready'
    const id = sampleEventId(serviceId, cluster, at)
    facts
      .get(serviceId)
      ?.evidence.push({ source, id, platform, cluster, at, change, version: null, origin: 'sample' })
  }
  return facts
}

/** Samples have no id of their own: their key within a source is what they measure and when. */
export const sampleEventId = (serviceId: string, cluster: string, at: number): string =>
  `${serviceId}/${cluster}/${at}`
