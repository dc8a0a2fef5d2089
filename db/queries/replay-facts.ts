import { plainArray, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'
import { insertPastClusterSamples, insertPastSamples } from './known-samples.ts'
import type { RawEvent } from './select-event-batch.ts'

type RolloutKey = { serviceId: string; source: string; rolloutId: string; eventId: string }
type EvidenceKey = { serviceId: string; source: string; eventId: string; ordinal: number }
type SampleKey = { serviceId: string; source: string; cluster: string; at: number }
export type ToldFacts = {
  rollouts: RolloutKey[]
  evidence: EvidenceKey[]
  samples: SampleKey[]
  clusterSamples: Omit<SampleKey, 'serviceId'>[]
}

/** What a replay of one source has read and been told, for as long as its connection lasts. */
export async function createToldTables(db: Queryable): Promise<void> {
  await db.query(
    `create temp table told_event (id text, is_read bool) on commit preserve rows;
     create temp table told_rollout (service_id text, rollout_id text) on commit preserve rows;
     create temp table told_evidence (service_id text, event_id text, ordinal int2) on commit preserve rows;
     create temp table told_sample (service_id text, cluster text, at timestamptz) on commit preserve rows;
     create temp table told_cluster_sample (cluster text, at timestamptz) on commit preserve rows`,
  )
}

export async function insertToldEvents(db: Queryable, ids: string[], isRead: boolean): Promise<void> {
  if (ids.length > 0)
    await db.query('insert into told_event select unnest($1::text[]), $2', [textArray(ids), isRead])
}

/** Notes what is told, and takes out what these events told before under the same keys, so that it is written as it reads today. */
export async function noteToldFacts(db: Queryable, source: string, facts: ToldFacts): Promise<void> {
  const { rollouts, evidence, samples, clusterSamples } = facts
  if (rollouts.length > 0) {
    await db.query(
      `with told as (select * from unnest($2::text[], $3::text[], $4::text[]) as told(service_id, rollout_id, event_id)),
            noted as (insert into told_rollout select service_id, rollout_id from told)
       delete from rollout r using told
        where r.service_id = told.service_id and r.source = $1 and r.rollout_id = told.rollout_id
          and r.event_id = told.event_id`,
      [
        source,
        textArray(rollouts.map(row => row.serviceId)),
        textArray(rollouts.map(row => row.rolloutId)),
        textArray(rollouts.map(row => row.eventId)),
      ],
    )
  }
  if (evidence.length > 0) {
    await db.query(
      `with told as (select * from unnest($2::text[], $3::text[], $4::int2[]) as told(service_id, event_id, ordinal)),
            noted as (insert into told_evidence select service_id, event_id, ordinal from told)
       delete from evidence e using told
        where e.service_id = told.service_id and e.source = $1 and e.event_id = told.event_id
          and e.ordinal = told.ordinal`,
      [
        source,
        textArray(evidence.map(row => row.serviceId)),
        textArray(evidence.map(row => row.eventId)),
        plainArray(evidence.map(row => row.ordinal)),
      ],
    )
  }
  if (samples.length > 0) {
    await db.query(
      `insert into told_sample
       select service_id, cluster, to_timestamp(ms / 1000)
         from unnest($1::text[], $2::text[], $3::float8[]) as told(service_id, cluster, ms)`,
      [
        textArray(samples.map(row => row.serviceId)),
        textArray(samples.map(row => row.cluster)),
        plainArray(samples.map(row => row.at)),
      ],
    )
  }
  if (clusterSamples.length > 0) {
    await db.query(
      `insert into told_cluster_sample
       select cluster, to_timestamp(ms / 1000) from unnest($1::text[], $2::float8[]) as told(cluster, ms)`,
      [textArray(clusterSamples.map(row => row.cluster)), plainArray(clusterSamples.map(row => row.at))],
    )
  }
}

/** Events of the source that came in from an instant on and were not read yet, late commits among them. */
export async function selectUnreadEvents(db: Queryable, source: string, fromAt: number): Promise<RawEvent[]> {
  const { rows } = await db.query<RawEvent>(
    `select received_at as "receivedAt", source, id, format, content_type as "contentType", headers, body from event
      where source = $1 and received_at >= $2 and not exists (select 1 from told_event t where t.id = event.id)
      order by received_at, id`,
    [source, new Date(fromAt)],
  )
  return rows
}

/**
 * Deletes the source's facts that no event tells any more, and returns their services. Facts of events that cannot be
 * read stay; samples do not know their event, so they all stay when there is such an event.
 */
export async function deleteFactsUntold(db: Queryable, source: string, now: number): Promise<string[]> {
  await db.query('analyze told_event; analyze told_rollout; analyze told_evidence; analyze told_sample')
  const unread = `(select id from told_event where not is_read)`
  const rollouts = await db.query<{ id: string }>(
    `delete from rollout r where r.source = $1 and r.event_id not in ${unread}
        and not exists (select 1 from told_rollout t where t.service_id = r.service_id and t.rollout_id = r.rollout_id)
      returning r.service_id as id`,
    [source],
  )
  const evidence = await db.query<{ id: string }>(
    `delete from evidence e where e.source = $1 and e.event_id not in ${unread}
        and not exists (select 1 from told_evidence t
                         where t.service_id = e.service_id and t.event_id = e.event_id and t.ordinal = e.ordinal)
      returning e.service_id as id`,
    [source],
  )
  const samples = await db.query<{ id: string }>(
    `with untold as (
       delete from sample s where s.source = $1 and not exists ${unread}
          and not exists (select 1 from told_sample t
                           where t.service_id = s.service_id and t.cluster = s.cluster and t.at = s.at)
        returning s.*),
          past as (${insertPastSamples('untold', '$2')})
     select service_id as id from untold`,
    [source, new Date(now)],
  )
  await db.query(
    `with untold as (
       delete from cluster_sample s where s.source = $1 and not exists ${unread}
          and not exists (select 1 from told_cluster_sample t where t.cluster = s.cluster and t.at = s.at)
        returning s.*)
     ${insertPastClusterSamples('untold', '$2')}`,
    [source, new Date(now)],
  )
  return [...new Set([...rollouts.rows, ...evidence.rows, ...samples.rows].map(row => row.id))]
}

/** Deletes all that these events of one source told, wherever it stands, and returns its services. Samples stay: they do not know their event. */
export async function deleteFactsToldBy(db: Queryable, source: string, ids: string[]): Promise<string[]> {
  const rollouts = await db.query<{ id: string }>(
    'delete from rollout where source = $1 and event_id = any($2::text[]) returning service_id as id',
    [source, ids],
  )
  const evidence = await db.query<{ id: string }>(
    'delete from evidence where source = $1 and event_id = any($2::text[]) returning service_id as id',
    [source, ids],
  )
  return [...new Set([...rollouts.rows, ...evidence.rows].map(row => row.id))]
}
