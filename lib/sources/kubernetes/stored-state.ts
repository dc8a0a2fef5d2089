import type { ClusterState, ServiceMemory, Workload, WorkloadMemory } from './cluster-state.ts'
import { emptyClusterState } from './cluster-state.ts'
import type { TemporaryNamespace } from './temporary-namespace.ts'

// What outlives a session, in pieces: `workload/<uid>`, `service/<name>`, `departed/<kind/namespace/name>`,
// `environment/<namespace>`. Counts, revisions and everything else a list shows again are left out.

type StoredHead = { format: 2; clusterUid: string; versions: Record<string, string> }
type StoredWorkload = Pick<Workload, 'kind' | 'namespace' | 'name' | 'service' | 'isTemporary'> &
  Pick<WorkloadMemory, 'lastRevision' | 'rollouts' | 'past' | 'ahead'>
/** As it was stored whole. */
type FirstFormat = Pick<ClusterState, 'clusterUid' | 'workloads' | 'departed'> & {
  format: 1
  services: Record<string, Omit<ServiceMemory, 'kinds'>>
}

export const headOf = ({ clusterUid, versions }: ClusterState): StoredHead => ({
  format: 2,
  clusterUid,
  versions,
})

/** The pieces that changed, as they are stored; null for what is gone. Forgets that they did. */
export function takeChangedParts(state: ClusterState): Map<string, unknown> {
  const parts = new Map<string, unknown>()
  for (const part of state.changed) parts.set(part, pieceOf(state, part))
  state.changed.clear()
  return parts
}

function pieceOf(state: ClusterState, part: string): unknown {
  const key = part.slice(part.indexOf('/') + 1)
  if (part.startsWith('service/')) return state.services[key] ?? null
  if (part.startsWith('departed/')) return state.departed[key] ?? null
  if (part.startsWith('environment/')) return state.environments[key] ?? null
  const memory = state.workloads[key]
  if (memory === undefined) return null
  const { kind, namespace, name, service, isTemporary } = memory.workload
  const { lastRevision, rollouts, past, ahead } = memory
  const stored: StoredWorkload = {
    kind,
    namespace,
    name,
    service,
    isTemporary,
    lastRevision,
    rollouts,
    past,
    ahead,
  }
  return stored
}

/** The state a session begins with; null where nothing was stored, or in a form nobody knows. */
export function restoreState(head: unknown, parts: ReadonlyMap<string, unknown>): ClusterState | null {
  const format = (head as { format?: number } | null)?.format
  if (format === 1) return fromFirstFormat(head as FirstFormat)
  if (format !== 2) return null
  const { clusterUid, versions } = head as StoredHead
  const state: ClusterState = { ...emptyClusterState(clusterUid), versions }
  for (const [part, value] of parts) {
    const key = part.slice(part.indexOf('/') + 1)
    if (part.startsWith('service/')) state.services[key] = value as ServiceMemory
    else if (part.startsWith('departed/')) state.departed[key] = value as string
    else if (part.startsWith('environment/')) state.environments[key] = value as TemporaryNamespace
    else if (part.startsWith('workload/')) state.workloads[key] = memoryOf(key, value as StoredWorkload)
  }
  return state
}

/** A workload as it is before it was listed again: known by name, saying nothing. */
function memoryOf(uid: string, stored: StoredWorkload): WorkloadMemory {
  const { kind, namespace, name, service, isTemporary, lastRevision, rollouts, past, ahead } = stored
  const print = rollouts.at(-1)?.print ?? noPrint
  const workload: Workload = {
    uid,
    seenVersion: '',
    kind,
    namespace,
    name,
    service,
    createdAt: null,
    revision: null,
    print,
    isObserved: false,
    isSettled: false,
    currentTarget: null,
    readyCount: 0,
    availableAt: null,
    failure: null,
    changedBy: null,
    changedAt: null,
    isTemporary,
    traits: { namespace },
  }
  return { workload, lastRevision, rollouts, past, ahead }
}

const noPrint = { hash: '', bareHash: '', images: [], primaryImage: null, versionLabel: null }

function fromFirstFormat({ clusterUid, workloads, services, departed }: FirstFormat): ClusterState {
  const state = { ...emptyClusterState(clusterUid), departed }
  for (const [uid, { workload, ...memory }] of Object.entries(workloads)) {
    state.workloads[uid] = memoryOf(uid, { ...workload, ...memory, past: '', isTemporary: false })
    state.changed.add(`workload/${uid}`)
  }
  for (const [service, known] of Object.entries(services)) {
    const own = Object.values(state.workloads).filter(memory => memory.workload.service === service)
    state.services[service] = { ...known, kinds: [...new Set(own.map(memory => memory.workload.kind))] }
    state.changed.add(`service/${service}`)
  }
  for (const key of Object.keys(departed)) state.changed.add(`departed/${key}`)
  return state
}
