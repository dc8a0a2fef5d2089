import type { ClusterChange } from './cluster-change.ts'
import type { ClusterState, Target, Workload } from './cluster-state.ts'
import { compareVersions } from './compare-versions.ts'
import { closeRollouts, followWorkload, type RolloutChange } from './follow-workload.ts'
import { kinds } from './kinds.ts'
import type { PodTrouble } from './pod-trouble.ts'

const keptDepartures = 5000

/** Targets by their owner, kept beside the state: a state with 10,000 of them is looked up, not walked. */
type Index = Map<string, Set<string>>

export function indexTargets(state: ClusterState): Index {
  const index: Index = new Map()
  for (const target of Object.values(state.targets)) addToIndex(index, target)
  return index
}

function addToIndex(index: Index, target: Target): void {
  const uids = index.get(target.ownerUid)
  if (uids === undefined) index.set(target.ownerUid, new Set([target.uid]))
  else uids.add(target.uid)
}

/**
 * Applies what a cluster told to what we know of it, one object at a time, so that states passed through in one batch
 * are not lost. Changes `state` and `index`; answers with what happened to rollouts.
 */
export function reduceCluster(
  state: ClusterState,
  index: Index,
  changes: readonly ClusterChange[],
  now: number,
): RolloutChange[] {
  const happened: RolloutChange[] = []
  for (const change of changes) {
    if (change.type === 'listed') happened.push(...applyList(state, index, change, now))
    else if (change.type === 'workload') {
      if (applyWorkload(state, change.workload, false))
        happened.push(...follow(state, index, change.workload.uid, now, false))
    } else if (change.type === 'target') {
      if (applyTarget(state, index, change.target, false))
        happened.push(...follow(state, index, change.target.ownerUid, now, false))
    } else if (change.type === 'trouble') applyTrouble(state, change.trouble)
    else happened.push(...applyDeletion(state, index, change.uid, now))
  }
  return happened
}

/** False for what is older than our knowledge, or of a workload that is gone. */
function applyWorkload(state: ClusterState, workload: Workload, isListed: boolean): boolean {
  const known = state.workloads[workload.uid]
  if (known === undefined) {
    if (!isListed && state.departed[departureKey(workload)] === workload.uid) return false
    state.workloads[workload.uid] = { workload, lastRevision: 0, rollouts: [], ahead: [] }
    return true
  }
  if (!isListed && compareVersions(workload.seenVersion, known.workload.seenVersion) < 0) return false
  known.workload = workload
  return true
}

function applyTarget(state: ClusterState, index: Index, target: Target, isListed: boolean): boolean {
  const known = state.targets[target.uid]
  if (known !== undefined && !isListed && compareVersions(target.seenVersion, known.seenVersion) < 0)
    return false
  state.targets[target.uid] = target
  addToIndex(index, target)
  return true
}

function targetsOf(state: ClusterState, index: Index, ownerUid: string): Target[] {
  return [...(index.get(ownerUid) ?? [])].flatMap(uid => state.targets[uid] ?? [])
}

function follow(
  state: ClusterState,
  index: Index,
  uid: string,
  now: number,
  isFirstSight: boolean,
): RolloutChange[] {
  const memory = state.workloads[uid]
  if (memory === undefined) return []
  const wasRecreated = state.departed[departureKey(memory.workload)] !== undefined
  return followWorkload(memory, targetsOf(state, index, uid), {
    clusterUid: state.clusterUid,
    now,
    isFirstSight,
    wasRecreated,
  })
}

function applyList(
  state: ClusterState,
  index: Index,
  list: Extract<ClusterChange, { type: 'listed' }>,
  now: number,
): RolloutChange[] {
  const happened: RolloutChange[] = []
  const present = new Set([...list.workloads, ...list.targets].map(object => object.uid))
  const kind = kinds.find(entry => entry.name === list.kind)?.kind
  for (const { workload } of Object.values(state.workloads))
    if (workload.kind === kind && !present.has(workload.uid))
      happened.push(...applyDeletion(state, index, workload.uid, now))
  for (const target of Object.values(state.targets))
    if (target.kind === kind && !present.has(target.uid)) applyDeletion(state, index, target.uid, now)
  const touched = new Map<string, boolean>()
  for (const workload of list.workloads) {
    touched.set(workload.uid, state.workloads[workload.uid] === undefined)
    applyWorkload(state, workload, true)
  }
  for (const target of list.targets) {
    applyTarget(state, index, target, true)
    // A workload none of whose revisions we have seen yet is new to us, whichever list came first.
    const memory = state.workloads[target.ownerUid]
    if (!touched.has(target.ownerUid)) touched.set(target.ownerUid, memory?.lastRevision === 0)
  }
  for (const [uid, isNew] of touched) happened.push(...follow(state, index, uid, now, isNew))
  return happened
}

function applyTrouble(state: ClusterState, trouble: PodTrouble): void {
  const target = state.targets[trouble.ownerUid]
  const rollout = state.workloads[target?.ownerUid ?? trouble.ownerUid]?.rollouts.findLast(entry =>
    target === undefined ? isOfHash(entry.targetName, trouble.revisionHash) : entry.targetUid === target.uid,
  )
  if (rollout?.isOpen) rollout.trouble = trouble.reason
}

/** StatefulSet pods carry the revision's whole name, DaemonSet pods only the end of it. */
function isOfHash(targetName: string, hash: string | null): boolean {
  return hash !== null && (targetName === hash || targetName.endsWith(`-${hash}`))
}

function applyDeletion(state: ClusterState, index: Index, uid: string, now: number): RolloutChange[] {
  const target = state.targets[uid]
  if (target !== undefined) {
    delete state.targets[uid]
    index.get(target.ownerUid)?.delete(uid)
    if (index.get(target.ownerUid)?.size === 0) index.delete(target.ownerUid)
  }
  const memory = state.workloads[uid]
  if (memory === undefined) return []
  delete state.workloads[uid]
  const key = departureKey(memory.workload)
  delete state.departed[key]
  state.departed[key] = uid
  for (const old of Object.keys(state.departed).slice(0, -keptDepartures)) delete state.departed[old]
  return closeRollouts(memory, now)
}

function departureKey({ kind, namespace, name }: Workload): string {
  return `${kind}/${namespace}/${name}`
}
