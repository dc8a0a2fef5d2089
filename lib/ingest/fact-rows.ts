import type { ClusterSampleRow } from '#db/queries/insert-cluster-samples.ts'
import type { EvidenceRow } from '#db/queries/insert-evidence.ts'
import type { SampleRow } from '#db/queries/insert-samples.ts'
import type { ReportedName } from '#db/queries/upsert-reported-names.ts'
import type { RolloutRow } from '#db/queries/upsert-rollouts.ts'
import type { HostSight } from '#lib/domain/endgame/host-sight.ts'
import type { EnvironmentSight } from '#lib/domain/environment/environment-sight.ts'
import { type NameIndex, placeOf, serviceIdOf } from '#lib/domain/naming/name-index.ts'
import type {
  ObservedClusterSample,
  ObservedEnvironment,
  ObservedEvidence,
  ObservedHost,
  ObservedRollout,
  ObservedServiceSample,
} from '#lib/domain/observation/observation.ts'
import { phaseOf } from './rollout-order.ts'

/** Of what was said beside, what some migration asks for; null: nothing. */
function askedOf(
  traits: Readonly<Record<string, string>> | undefined,
  { askedTraits }: NameIndex,
): Record<string, string> | null {
  if (traits === undefined || askedTraits.length === 0) return null
  const asked = askedTraits.flatMap(key => (traits[key] === undefined ? [] : [[key, traits[key]] as const]))
  return asked.length === 0 ? null : Object.fromEntries(asked)
}

type EventKey = { source: string; id: string }

export function rolloutRow(rollout: ObservedRollout, { source, id }: EventKey, names: NameIndex): RolloutRow {
  const { platform, cluster, environment } = placeOf(names, source, rollout.platform, rollout.cluster)
  return {
    serviceId: serviceIdOf(names, platform, rollout.service),
    source,
    rolloutId: rollout.rolloutId,
    eventId: id,
    reportedName: rollout.service,
    platform,
    cluster,
    environment: rollout.environment?.trim() ? rollout.environment : (environment ?? rollout.environment),
    startedAt: rollout.startedAt,
    finishedAt: rollout.finishedAt,
    outcome: rollout.outcome,
    kind: rollout.kind,
    isRollback: rollout.isRollback,
    version: rollout.version,
    artefact: rollout.artefact,
    commit: rollout.commit,
    change: rollout.change,
    actor: rollout.actor,
    approvedBy: rollout.approvedBy,
    reportedTeam: rollout.team,
    phase: phaseOf(rollout.outcome),
    traits: askedOf(rollout.traits, names),
  }
}

export function evidenceRow(
  seen: ObservedEvidence,
  { source, id }: EventKey,
  ordinal: number,
  names: NameIndex,
): EvidenceRow {
  const { cluster } = placeOf(names, source, seen.platform, seen.cluster)
  return {
    serviceId: serviceIdOf(names, seen.platform, seen.service),
    source,
    eventId: id,
    ordinal,
    reportedName: seen.service,
    platform: seen.platform,
    cluster,
    at: seen.at,
    change: seen.change,
    version: seen.version,
    traits: askedOf(seen.traits, names),
  }
}

export function sampleRow(sample: ObservedServiceSample, source: string, names: NameIndex): SampleRow {
  const { platform, cluster } = placeOf(names, source, sample.platform, sample.cluster)
  return {
    serviceId: serviceIdOf(names, platform, sample.service),
    cluster,
    at: sample.at,
    source,
    reportedName: sample.service,
    platform,
    seconds: sample.seconds,
    usedCoreSeconds: sample.usedCoreSeconds,
    requestedCoreSeconds: sample.requestedCoreSeconds,
    provisionedCoreSeconds: sample.provisionedCoreSeconds,
    readyInstances: sample.readyInstances,
    requestsPerSecond: sample.requestsPerSecond,
  }
}

export const clusterSampleRow = (
  sample: ObservedClusterSample,
  source: string,
  names: NameIndex,
): ClusterSampleRow => ({
  cluster: placeOf(names, source, null, sample.cluster).cluster,
  at: sample.at,
  source,
  seconds: sample.seconds,
  allocatableCoreSeconds: sample.allocatableCoreSeconds,
  usedCoreSeconds: sample.usedCoreSeconds,
  requestedCoreSeconds: sample.requestedCoreSeconds,
})

type Said = Pick<ObservedRollout, 'service'> & {
  traits?: Readonly<Record<string, string>>
  team?: string | null
}

/** What was said of the name behind a row of facts; the team as reported counts among its traits. */
export const reportedNameOf = (
  { service, traits = {}, team }: Said,
  source: string,
  platform: string,
  seenAt: number,
): ReportedName => ({
  platform,
  name: service,
  source,
  traits: team ? { ...traits, team } : traits,
  seenAt,
})

export const environmentSightOf = (
  { type: _type, ...seen }: ObservedEnvironment,
  { source, id }: EventKey,
  ordinal: number,
): EnvironmentSight => ({ source, eventId: id, ordinal, ...seen })

export const hostSightOf = (
  { type: _type, ...seen }: ObservedHost,
  { source, id }: EventKey,
  ordinal: number,
  names: NameIndex,
): HostSight => ({
  ...seen,
  source,
  eventId: id,
  ordinal,
  cluster: placeOf(names, source, seen.platform, seen.cluster).cluster,
})
