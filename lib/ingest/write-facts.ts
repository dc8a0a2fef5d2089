import type { ClientBase } from 'pg'
import { bumpDataVersion } from '#db/queries/bump-data-version.ts'
import { type ClusterSampleRow, insertClusterSamples } from '#db/queries/insert-cluster-samples.ts'
import { type EvidenceRow, insertEvidence } from '#db/queries/insert-evidence.ts'
import { insertSamples, type SampleRow } from '#db/queries/insert-samples.ts'
import { type RolloutRow, upsertRollouts } from '#db/queries/upsert-rollouts.ts'
import type { NameIndex } from '#lib/domain/naming/name-index.ts'
import type { DecodedEvent } from '#lib/domain/observation/observation.ts'
import { distinctByKey } from './distinct-by-key.ts'
import { clusterSampleRow, evidenceRow, rolloutRow, sampleRow } from './fact-rows.ts'
import { isBefore } from './rollout-order.ts'
import { hear, type SourcesHeard } from './sources-heard.ts'

type FactRows = {
  rollouts: RolloutRow[]
  evidence: EvidenceRow[]
  samples: SampleRow[]
  clusterSamples: ClusterSampleRow[]
}

function collectRows(events: readonly DecodedEvent[], names: NameIndex, heard: SourcesHeard): FactRows {
  const rows: FactRows = { rollouts: [], evidence: [], samples: [], clusterSamples: [] }
  for (const event of events) {
    let ordinal = 0
    for (const observation of event.observations) {
      if (observation.type === 'rollout') rows.rollouts.push(rolloutRow(observation, event, names))
      else if (observation.type === 'evidence')
        rows.evidence.push(evidenceRow(observation, event, ordinal++, names))
      else if (observation.type === 'service_sample')
        rows.samples.push(sampleRow(observation, event.source, names))
      else if (observation.type === 'cluster_sample')
        rows.clusterSamples.push(clusterSampleRow(observation, event.source))
      hear(heard, event.source, observation)
    }
  }
  return rows
}

/**
 * Writes what events say into the tables of facts, and nothing else: no keys, no counts, no raw bytes. Returns the
 * services to recompute. Ingest runs it for new events, a rebuild for all of them; order and repetition change nothing.
 */
export async function writeFacts(
  client: ClientBase,
  events: readonly DecodedEvent[],
  names: NameIndex,
  heard: SourcesHeard,
  now: number,
): Promise<Set<string>> {
  const rows = collectRows(events, names, heard)
  const dirty = new Set<string>()
  if (rows.rollouts.length > 0) {
    const keyOf = (row: RolloutRow): string => `${row.serviceId}\0${row.source}\0${row.rolloutId}`
    await upsertRollouts(client, distinctByKey(rows.rollouts, keyOf, isBefore))
  }
  if (rows.evidence.length > 0) {
    const keyOf = (row: EvidenceRow): string =>
      `${row.serviceId}\0${row.source}\0${row.eventId}\0${row.ordinal}`
    await insertEvidence(client, distinctByKey(rows.evidence, keyOf))
  }
  if (rows.samples.length > 0) await insertSamples(client, distinctByKey(rows.samples, sampleKey))
  if (rows.clusterSamples.length > 0) {
    await insertClusterSamples(client, distinctByKey(rows.clusterSamples, clusterSampleKey))
  }
  if (rows.samples.length + rows.clusterSamples.length > 0) await bumpDataVersion(client, 'samples', now)
  for (const row of rows.rollouts) dirty.add(row.serviceId)
  for (const row of rows.evidence) dirty.add(row.serviceId)
  for (const row of rows.samples) dirty.add(row.serviceId)
  return dirty
}

/** Keys as one text, for sorting and looking up; instants are padded so that text order is key order. */
export const sampleKey = (row: Pick<SampleRow, 'serviceId' | 'cluster' | 'at' | 'source'>): string =>
  `${row.serviceId}\0${row.cluster}\0${String(row.at).padStart(15, '0')}\0${row.source}`

export const clusterSampleKey = (row: Pick<ClusterSampleRow, 'cluster' | 'at' | 'source'>): string =>
  `${row.cluster}\0${String(row.at).padStart(15, '0')}\0${row.source}`
