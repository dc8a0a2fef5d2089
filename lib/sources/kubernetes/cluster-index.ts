import type { ClusterState, Target } from './cluster-state.ts'
import { wasRolledOut } from './past-rollouts.ts'

/** What is looked up by something else than its key, kept beside the state. */
export type ClusterIndex = {
  /** Uids of the kept targets by their owner. */
  targets: Map<string, Set<string>>
  /** Uid of a target that is being rolled out -> its workload. */
  open: Map<string, string>
}

/** Orphans of workloads nobody follows must not pile up. */
const keptTargets = 2000

export function indexState(state: ClusterState): ClusterIndex {
  const index: ClusterIndex = { targets: new Map(), open: new Map() }
  for (const target of Object.values(state.targets)) addToIndex(index, target)
  for (const [uid, memory] of Object.entries(state.workloads))
    for (const rollout of memory.rollouts) if (rollout.isOpen) index.open.set(rollout.targetUid, uid)
  return index
}

function addToIndex(index: ClusterIndex, target: Target): void {
  const uids = index.targets.get(target.ownerUid)
  if (uids === undefined) index.targets.set(target.ownerUid, new Set([target.uid]))
  else uids.add(target.uid)
}

export function keepTarget(state: ClusterState, index: ClusterIndex, target: Target): void {
  state.targets[target.uid] = target
  addToIndex(index, target)
}

export function dropTarget(state: ClusterState, index: ClusterIndex, uid: string): void {
  const target = state.targets[uid]
  if (target === undefined) return
  delete state.targets[uid]
  const uids = index.targets.get(target.ownerUid)
  uids?.delete(uid)
  if (uids?.size === 0) index.targets.delete(target.ownerUid)
}

export function targetsOf(state: ClusterState, index: ClusterIndex, ownerUid: string): Target[] {
  return [...(index.targets.get(ownerUid) ?? [])].flatMap(uid => state.targets[uid] ?? [])
}

/**
 * Lets go of a workload's revisions that are recorded: a cluster keeps ten of each, and shows them again whenever they
 * change. One that is younger than the newest rollout may belong to a history that began anew, and stays.
 */
export function dropRecordedTargets(state: ClusterState, index: ClusterIndex, ownerUid: string): void {
  const memory = state.workloads[ownerUid]
  if (memory === undefined) return
  const newest = memory.rollouts.at(-1)
  for (const target of targetsOf(state, index, ownerUid)) {
    const isYounger = newest !== undefined && (target.createdAt ?? 0) > newest.startedAt
    const isRecorded = () =>
      memory.rollouts.some(rollout => rollout.targetUid === target.uid) ||
      wasRolledOut(memory.past, target.uid)
    if (target.revision <= memory.lastRevision && (!isYounger || isRecorded()))
      dropTarget(state, index, target.uid)
  }
}

/** The oldest revisions without a workload we know go first. */
export function boundTargets(state: ClusterState, index: ClusterIndex): void {
  const uids = Object.keys(state.targets)
  for (const uid of uids.slice(0, Math.max(0, uids.length - keptTargets)))
    if (state.workloads[state.targets[uid]!.ownerUid] === undefined) dropTarget(state, index, uid)
}
