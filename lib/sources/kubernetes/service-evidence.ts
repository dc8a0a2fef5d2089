import type { EvidenceChange } from '#lib/domain/placement/evidence.ts'
import type { ClusterState, Workload } from './cluster-state.ts'

export type ServiceEvidence = { service: string; change: EvidenceChange; at: number; version: string | null }

/**
 * What the cluster now says of every service, against what we said last: net of a whole batch, so that a workload
 * deleted and created again within one never looks gone. Instants only go forward per service. Without `canRetract`
 * (not every kind was listed yet) nothing is called gone. Changes `state.services`.
 */
export function serviceEvidence(
  state: ClusterState,
  now: number,
  canRetract: boolean,
  versionOf: (workload: Workload) => string | null,
): ServiceEvidence[] {
  const workloadsOf = new Map<string, Workload[]>()
  for (const { workload } of Object.values(state.workloads)) {
    const all = workloadsOf.get(workload.service)
    if (all === undefined) workloadsOf.set(workload.service, [workload])
    else all.push(workload)
  }
  const evidence: ServiceEvidence[] = []
  for (const service of new Set([...Object.keys(state.services), ...workloadsOf.keys()])) {
    const workloads = workloadsOf.get(service) ?? []
    const known = state.services[service] ?? { isPlaced: false, isReady: false, lastAt: 0 }
    const isPlaced = workloads.length > 0 || (known.isPlaced && !canRetract)
    const isReady = workloads.some(workload => workload.readyCount > 0) || (known.isReady && !canRetract)
    const say = (change: EvidenceChange, claimedAt: number) => {
      known.lastAt = Math.max(Math.min(claimedAt, now), known.lastAt + 1)
      evidence.push({
        service,
        change,
        at: known.lastAt,
        version: workloads[0] ? versionOf(workloads[0]) : null,
      })
    }
    if (isPlaced && !known.isPlaced) {
      const createdAt = workloads.map(workload => workload.createdAt ?? now)
      say('placed', Math.min(...createdAt))
    }
    if (isPlaced && isReady !== known.isReady) say(isReady ? 'ready' : 'unready', now)
    if (!isPlaced && known.isPlaced) {
      say('undeployed', now)
      // Same instant: on Kubernetes removing a workload deletes it.
      evidence.push({ service, change: 'deleted', at: known.lastAt, version: null })
    }
    known.isPlaced = isPlaced
    known.isReady = isPlaced && isReady
    state.services[service] = known
  }
  return evidence
}
