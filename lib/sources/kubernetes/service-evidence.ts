import type { EvidenceChange } from '#lib/domain/placement/evidence.ts'
import type { ClusterState, ServiceMemory, Workload } from './cluster-state.ts'
import type { WorkloadKind } from './kinds.ts'

export type ServiceEvidence = {
  service: string
  change: EvidenceChange
  at: number
  version: string | null
  traits: Readonly<Record<string, string>>
}

export type EvidenceReading = {
  now: number
  /** Whether all that is there of these kinds has been seen; only then may something be called gone. */
  canRetract: (kinds: readonly WorkloadKind[]) => boolean
  versionOf: (workload: Workload) => string | null
  /** At most so many at once; the rest comes with the next call. */
  limit?: number
}

/** A temporary environment on a production cluster is no placement of the service. */
export const isTemporary = (state: ClusterState, workload: Workload): boolean =>
  workload.isTemporary || state.environments[workload.namespace] !== undefined

/**
 * What the cluster now says of every service, against what we said last: net of a whole batch, so that a workload
 * deleted and created again within one never looks gone. Instants only go forward per service. Changes `state.services`.
 */
export function serviceEvidence(
  state: ClusterState,
  { now, canRetract, versionOf, limit = Number.POSITIVE_INFINITY }: EvidenceReading,
): ServiceEvidence[] {
  const workloadsOf = new Map<string, Workload[]>()
  for (const { workload } of Object.values(state.workloads)) {
    if (isTemporary(state, workload)) continue
    const all = workloadsOf.get(workload.service)
    if (all === undefined) workloadsOf.set(workload.service, [workload])
    else all.push(workload)
  }
  const evidence: ServiceEvidence[] = []
  for (const service of new Set([...Object.keys(state.services), ...workloadsOf.keys()])) {
    if (evidence.length >= limit) break
    evidence.push(
      ...evidenceOf(state, service, workloadsOf.get(service) ?? [], { now, canRetract, versionOf }),
    )
  }
  return evidence
}

function evidenceOf(
  state: ClusterState,
  service: string,
  workloads: readonly Workload[],
  { now, canRetract, versionOf }: EvidenceReading,
): ServiceEvidence[] {
  const evidence: ServiceEvidence[] = []
  const known = state.services[service] ?? noMemory()
  const kinds = [...new Set([...known.kinds, ...workloads.map(workload => workload.kind)])]
  const isSure = canRetract(kinds)
  const isPlaced = workloads.length > 0 || (known.isPlaced && !isSure)
  const isReady =
    isPlaced && (workloads.some(({ readyCount }) => readyCount > 0) || (known.isReady && !isSure))
  const say = (change: EvidenceChange, claimedAt: number) => {
    known.lastAt = Math.max(Math.min(claimedAt, now), known.lastAt + 1)
    const first = workloads[0]
    const version = first ? versionOf(first) : null
    evidence.push({ service, change, at: known.lastAt, version, traits: first?.traits ?? {} })
  }
  if (isPlaced && !known.isPlaced)
    say('placed', Math.min(...workloads.map(({ createdAt }) => createdAt ?? now)))
  if (isPlaced && isReady !== known.isReady) say(isReady ? 'ready' : 'unready', now)
  if (!isPlaced && known.isPlaced) {
    say('undeployed', now)
    // Same instant: on Kubernetes removing a workload deletes it.
    evidence.push({ service, change: 'deleted', at: known.lastAt, version: null, traits: {} })
  }
  const current = isSure ? [...new Set(workloads.map(workload => workload.kind))] : kinds
  const hasOtherKinds =
    current.length !== known.kinds.length || current.some(kind => !known.kinds.includes(kind))
  if (evidence.length > 0 || (hasOtherKinds && isPlaced)) {
    Object.assign(known, { isPlaced, isReady, kinds: current })
    state.services[service] = known
    state.changed.add(`service/${service}`)
  }
  return evidence
}

const noMemory = (): ServiceMemory => ({ isPlaced: false, isReady: false, lastAt: 0, kinds: [] })
