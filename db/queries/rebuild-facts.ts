import type { Queryable } from '#db/queryable.ts'

type RolloutKey = { serviceId: string; source: string; rolloutId: string; eventId: string }
type EvidenceKey = { serviceId: string; source: string; eventId: string; ordinal: number }

/** What a rebuild has read again, for as long as its connection lasts: what is in no row here afterwards was not told by any event. */
export async function createRebuildTables(db: Queryable): Promise<void> {
  await db.query(
    `create temp table rebuilt_rollout (service_id text, source text, rollout_id text) on commit preserve rows`,
  )
  await db.query(
    `create temp table rebuilt_evidence (service_id text, source text, event_id text, ordinal int2) on commit preserve rows`,
  )
}

/** Takes out the facts these events told, so that reading them again writes what they say today. */
export async function deleteFactsOfEvents(
  db: Queryable,
  rollouts: RolloutKey[],
  evidence: EvidenceKey[],
): Promise<void> {
  const rolloutValues = [
    rollouts.map(row => row.serviceId),
    rollouts.map(row => row.source),
    rollouts.map(row => row.rolloutId),
  ]
  await db.query(
    `delete from rollout r using unnest($1::text[], $2::text[], $3::text[], $4::text[]) as told(service_id, source, rollout_id, event_id)
      where r.service_id = told.service_id and r.source = told.source and r.rollout_id = told.rollout_id and r.event_id = told.event_id`,
    [...rolloutValues, rollouts.map(row => row.eventId)],
  )
  await db.query(
    `insert into rebuilt_rollout select * from unnest($1::text[], $2::text[], $3::text[])`,
    rolloutValues,
  )
  const evidenceValues = [
    evidence.map(row => row.serviceId),
    evidence.map(row => row.source),
    evidence.map(row => row.eventId),
    evidence.map(row => row.ordinal),
  ]
  await db.query(
    `delete from evidence e using unnest($1::text[], $2::text[], $3::text[], $4::int2[]) as told(service_id, source, event_id, ordinal)
      where e.service_id = told.service_id and e.source = told.source and e.event_id = told.event_id and e.ordinal = told.ordinal`,
    evidenceValues,
  )
  await db.query(
    `insert into rebuilt_evidence select * from unnest($1::text[], $2::text[], $3::text[], $4::int2[])`,
    evidenceValues,
  )
}

/** Deletes facts that no event up to `untilAt` tells any more and returns their services. Facts of later events are left alone. */
export async function deleteUntoldFacts(db: Queryable, untilAt: number): Promise<string[]> {
  await db.query('analyze rebuilt_rollout')
  await db.query('analyze rebuilt_evidence')
  const old = `join event_key k on k.source = f.source and k.id = f.event_id and k.received_at <= $1`
  const rollouts = await db.query<{ serviceId: string }>(
    `delete from rollout r using (
       select f.service_id, f.source, f.rollout_id from rollout f ${old}
         left join rebuilt_rollout b on b.service_id = f.service_id and b.source = f.source and b.rollout_id = f.rollout_id
        where b.service_id is null) as untold
      where r.service_id = untold.service_id and r.source = untold.source and r.rollout_id = untold.rollout_id
      returning r.service_id as "serviceId"`,
    [new Date(untilAt)],
  )
  const evidence = await db.query<{ serviceId: string }>(
    `delete from evidence e using (
       select f.service_id, f.source, f.event_id, f.ordinal from evidence f ${old}
         left join rebuilt_evidence b on b.service_id = f.service_id and b.source = f.source and b.event_id = f.event_id
                and b.ordinal = f.ordinal
        where b.service_id is null) as untold
      where e.service_id = untold.service_id and e.source = untold.source and e.event_id = untold.event_id
        and e.ordinal = untold.ordinal
      returning e.service_id as "serviceId"`,
    [new Date(untilAt)],
  )
  return [...new Set([...rollouts.rows, ...evidence.rows].map(row => row.serviceId))]
}

/** Every service with facts, projections or an entry in the catalogue. */
export async function selectAllServiceIds(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from service union select service_id from rollout union select service_id from evidence
      union select service_id from service_summary order by 1`,
  )
  return rows.map(row => row.id)
}
