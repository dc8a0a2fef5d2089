import type { ClientBase } from 'pg'
import { bumpDataVersion } from '#db/queries/bump-data-version.ts'
import { type ClusterSampleRow, insertClusterSamples } from '#db/queries/insert-cluster-samples.ts'
import { deleteEnvironmentSights, insertEnvironmentSights } from '#db/queries/insert-environment-sights.ts'
import { type EvidenceRow, insertEvidence } from '#db/queries/insert-evidence.ts'
import { deleteHostSights, insertHostSights } from '#db/queries/insert-host-sights.ts'
import { insertSamples, type SampleRow } from '#db/queries/insert-samples.ts'
import { notifyChanged } from '#db/queries/notify-changed.ts'
import type { ReportedName } from '#db/queries/upsert-reported-names.ts'
import { type RolloutRow, upsertRollouts } from '#db/queries/upsert-rollouts.ts'
import type { HostSight } from '#lib/domain/endgame/host-sight.ts'
import type { EnvironmentSight } from '#lib/domain/environment/environment-sight.ts'
import type { NameIndex } from '#lib/domain/naming/name-index.ts'
import type { DecodedEvent } from '#lib/domain/observation/observation.ts'
import { distinctByKey } from './distinct-by-key.ts'
import {
  clusterSampleRow,
  environmentSightOf,
  evidenceRow,
  hostSightOf,
  reportedNameOf,
  rolloutRow,
  sampleRow,
} from './fact-rows.ts'
import { isUnmapped, reportedNamesStep } from './reported-names.ts'
import { isBefore } from './rollout-order.ts'
import { hear, type SourcesHeard } from './sources-heard.ts'

export type FactRows = {
  rollouts: RolloutRow[]
  evidence: EvidenceRow[]
  samples: SampleRow[]
  clusterSamples: ClusterSampleRow[]
  environments: EnvironmentSight[]
  hosts: HostSight[]
  reported: ReportedName[]
}

function collectRows(events: readonly DecodedEvent[], names: NameIndex, heard: SourcesHeard): FactRows {
  const rows: FactRows = {
    rollouts: [],
    evidence: [],
    samples: [],
    clusterSamples: [],
    environments: [],
    hosts: [],
    reported: [],
  }
  type Named = Pick<RolloutRow, 'serviceId' | 'source' | 'platform'>
  const note = (said: Parameters<typeof reportedNameOf>[0], row: Named, seenAt: number): void => {
    if (isUnmapped(row.serviceId)) rows.reported.push(reportedNameOf(said, row.source, row.platform, seenAt))
  }
  for (const event of events) {
    let ordinal = 0
    let sightOrdinal = 0
    let hostOrdinal = 0
    for (const observation of event.observations) {
      if (observation.type === 'rollout') {
        const row = rolloutRow(observation, event, names)
        rows.rollouts.push(row)
        note(observation, row, row.finishedAt ?? row.startedAt ?? 0)
      } else if (observation.type === 'evidence') {
        const row = evidenceRow(observation, event, ordinal++, names)
        rows.evidence.push(row)
        note(observation, row, row.at)
      } else if (observation.type === 'service_sample') {
        const row = sampleRow(observation, event.source, names)
        rows.samples.push(row)
        note(observation, row, row.at)
      } else if (observation.type === 'cluster_sample')
        rows.clusterSamples.push(clusterSampleRow(observation, event.source, names))
      else if (observation.type === 'environment')
        rows.environments.push(environmentSightOf(observation, event, sightOrdinal++))
      else if (observation.type === 'host')
        rows.hosts.push(hostSightOf(observation, event, hostOrdinal++, names))
      hear(heard, event.source, observation)
    }
  }
  return rows
}

/** The rows of facts events tell, repetitions among them. */
export const factRowsOf = (events: readonly DecodedEvent[], names: NameIndex): FactRows =>
  collectRows(events, names, new Map())

/** What is to be done for the facts of a batch: statements that do not need one another, and the services to recompute. */
export type FactSteps = {
  steps: (() => Promise<unknown>)[]
  dirty: Set<string>
  /** Data versions these facts raise, which is done before the statements. */
  hasSamples: boolean
  hasEnvironments: boolean
  hasHosts: boolean
}

/**
 * The statements that write what events say into the tables of facts, and nothing else: no keys, no counts, no raw bytes.
 * Adds to `heard`. Order and repetition of events change nothing.
 */
export function factSteps(
  client: ClientBase,
  events: readonly DecodedEvent[],
  names: NameIndex,
  heard: SourcesHeard,
  now: number,
): FactSteps {
  const rows = collectRows(events, names, heard)
  const steps: (() => Promise<unknown>)[] = []
  if (rows.rollouts.length > 0) {
    const keyOf = (row: RolloutRow): string => `${row.serviceId}\0${row.source}\0${row.rolloutId}`
    const distinct = distinctByKey(rows.rollouts, keyOf, isBefore)
    steps.push(() => upsertRollouts(client, distinct))
  }
  if (rows.evidence.length > 0) {
    const keyOf = (row: EvidenceRow): string =>
      `${row.serviceId}\0${row.source}\0${row.eventId}\0${row.ordinal}`
    const distinct = distinctByKey(rows.evidence, keyOf)
    steps.push(() => insertEvidence(client, distinct))
  }
  if (rows.samples.length > 0) {
    const distinct = distinctByKey(rows.samples, sampleKey)
    steps.push(() => insertSamples(client, distinct, now))
  }
  if (rows.clusterSamples.length > 0) {
    const distinct = distinctByKey(rows.clusterSamples, clusterSampleKey)
    steps.push(() => insertClusterSamples(client, distinct, now))
  }
  if (rows.environments.length > 0) {
    const keyOf = (row: EnvironmentSight): string => `${row.source}\0${row.eventId}\0${row.ordinal}`
    const distinct = distinctByKey(rows.environments, keyOf)
    steps.push(() => insertEnvironmentSights(client, distinct))
    steps.push(() => notifyChanged(client))
  }
  if (rows.hosts.length > 0) {
    const keyOf = (row: HostSight): string => `${row.source}\0${row.eventId}\0${row.ordinal}`
    const distinct = distinctByKey(rows.hosts, keyOf)
    steps.push(() => insertHostSights(client, distinct))
    steps.push(() => notifyChanged(client))
  }
  const reported = reportedNamesStep(client, rows.reported, names)
  if (reported !== null) steps.push(reported)
  const hasSamples = rows.samples.length + rows.clusterSamples.length > 0
  const dirty = new Set<string>()
  for (const row of rows.rollouts) dirty.add(row.serviceId)
  for (const row of rows.evidence) dirty.add(row.serviceId)
  for (const row of rows.samples) dirty.add(row.serviceId)
  const hasEnvironments = rows.environments.length > 0
  return { steps, dirty, hasSamples, hasEnvironments, hasHosts: rows.hosts.length > 0 }
}

/**
 * Writes the facts of events read again and returns the services to recompute: what a rebuild and a replay run over stored
 * events. What they said of temporary environments and of hosts before is replaced.
 */
export async function writeFacts(
  client: ClientBase,
  events: readonly DecodedEvent[],
  names: NameIndex,
  heard: SourcesHeard,
  now: number,
): Promise<Set<string>> {
  const { steps, dirty, hasSamples, hasEnvironments, hasHosts } = factSteps(client, events, names, heard, now)
  await deleteEnvironmentSights(client, events)
  await deleteHostSights(client, events)
  for (const step of steps) await step()
  if (hasSamples) await bumpDataVersion(client, 'samples', now)
  if (hasEnvironments) await bumpDataVersion(client, 'environments', now)
  if (hasHosts) await bumpDataVersion(client, 'hosts', now)
  return dirty
}

/** Keys as one text, for sorting and looking up; instants are padded so that text order is key order. */
export const sampleKey = (row: Pick<SampleRow, 'serviceId' | 'cluster' | 'at' | 'source'>): string =>
  `${row.serviceId}\0${row.cluster}\0${String(row.at).padStart(15, '0')}\0${row.source}`

export const clusterSampleKey = (row: Pick<ClusterSampleRow, 'cluster' | 'at' | 'source'>): string =>
  `${row.cluster}\0${String(row.at).padStart(15, '0')}\0${row.source}`
