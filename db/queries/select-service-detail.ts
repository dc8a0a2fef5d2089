import type { Queryable } from '#db/queryable.ts'
import type { EventRef } from '#lib/domain/deploy/rollout.ts'
import type { StateSpan } from '#lib/domain/migration/state.ts'
import { knownSamples } from './known-samples.ts'

export type DeployRow = {
  at: number
  platform: string
  artefact: string | null
  version: string | null
  rollouts: number
}

const known = (knownAt: number | null, place: number) =>
  knownAt === null
    ? 'known_to is null'
    : `known_from <= $${place}::timestamptz and (known_to is null or known_to > $${place}::timestamptz)`
const instants = (knownAt: number | null) => (knownAt === null ? [] : [new Date(knownAt)])

/** States of one service in one migration, with the rollouts and sights behind each. */
export async function selectStatesOfService(
  db: Queryable,
  serviceId: string,
  migration: string,
  knownAt: number | null,
): Promise<StateSpan[]> {
  const { rows } = await db.query<StateSpan>(
    `select state, from_at as "fromAt", to_at as "toAt", evidence from state_span
      where service_id = $1 and migration = $2 and ${known(knownAt, 3)} order by from_at`,
    [serviceId, migration, ...instants(knownAt)],
  )
  return rows
}

/** Deploys of one service up to an instant, newest first. */
export async function selectDeploysOfService(
  db: Queryable,
  serviceId: string,
  at: number,
  knownAt: number | null,
  limit: number,
): Promise<DeployRow[]> {
  const { rows } = await db.query<DeployRow>(
    `select at, platform, artefact, version, rollout_count as rollouts from deploy
      where service_id = $1 and at <= $2 and ${known(knownAt, 4)} order by at desc, id limit $3`,
    [serviceId, new Date(at), limit, ...instants(knownAt)],
  )
  return rows
}

/** The raw events rollouts were last read from: a collector's rollout is told by several events. */
export async function selectEventsOfRollouts(
  db: Queryable,
  serviceId: string,
  rollouts: EventRef[],
): Promise<Map<string, string>> {
  const { rows } = await db.query<{ source: string; rolloutId: string; eventId: string }>(
    `select r.source, r.rollout_id as "rolloutId", r.event_id as "eventId"
       from rollout r join unnest($2::text[], $3::text[]) as wanted(source, id)
         on r.source = wanted.source and r.rollout_id = wanted.id
      where r.service_id = $1`,
    [serviceId, rollouts.map(({ source }) => source), rollouts.map(({ id }) => id)],
  )
  return new Map(rows.map(row => [`${row.source}\n${row.rolloutId}`, row.eventId]))
}

/** Ready instances of one service per cluster, from the latest sample that tells, up to an instant, as known then (null: now). */
export async function selectReadyInstances(
  db: Queryable,
  serviceId: string,
  at: number,
  knownAt: number | null,
): Promise<Map<string, number>> {
  const { from, values } = knownSamples('sample', knownAt, 3)
  const { rows } = await db.query<{ cluster: string; ready: number }>(
    `select distinct on (cluster) cluster, ready_instances as ready from ${from} as s
      where service_id = $1 and at <= $2 and ready_instances is not null order by cluster, at desc`,
    [serviceId, new Date(at), ...values],
  )
  return new Map(rows.map(row => [row.cluster, row.ready]))
}
