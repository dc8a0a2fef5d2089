import { applyNamespace, type EnvironmentChange, removeEnvironment } from './apply-namespace.ts'
import type { ClusterChange } from './cluster-change.ts'
import { type ClusterIndex, dropRecordedTargets, dropTarget, keepTarget, targetsOf } from './cluster-index.ts'
import type { ClusterState, Target, Workload, WorkloadMemory } from './cluster-state.ts'
import { compareVersions } from './compare-versions.ts'
import { cronTarget } from './cron-target.ts'
import { closeRollouts, followWorkload, type RolloutChange } from './follow-workload.ts'
import { kinds } from './kinds.ts'
import type { PodTrouble } from './pod-trouble.ts'

const keptDepartures = 5000

/** One for all: nearly every workload has none. */
const noneAhead: WorkloadMemory['ahead'] = []

export type Happened = { rollouts: RolloutChange[]; environments: EnvironmentChange[] }

/**
 * Applies what a cluster told to what we know of it, one object at a time, so that states passed through in one batch
 * are not lost. Changes `state` and `index`; answers with what happened to rollouts and temporary environments.
 */
export function reduceCluster(
  state: ClusterState,
  index: ClusterIndex,
  changes: readonly ClusterChange[],
  now: number,
): Happened {
  const happened: Happened = { rollouts: [], environments: [] }
  const say = (rollouts: RolloutChange[]): void => {
    for (const rollout of rollouts) happened.rollouts.push(rollout)
  }
  for (const change of changes) {
    if (change.type === 'listed') applyList(state, index, change, now, happened)
    else if (change.type === 'workload')
      say(applyWorkload(state, index, change.workload, change.isListed, now))
    else if (change.type === 'targets') say(applyTargets(state, index, change, now))
    else if (change.type === 'trouble') applyTrouble(state, index, change.trouble)
    else if (change.type === 'namespace') happened.environments.push(...applyNamespace(state, change, now))
    else applyDeletion(state, index, change.uid, now, happened)
  }
  return happened
}

/** Nothing happens by what is older than our knowledge, or of a workload that is gone. */
function applyWorkload(
  state: ClusterState,
  index: ClusterIndex,
  workload: Workload,
  isListed: boolean,
  now: number,
): RolloutChange[] {
  const known = state.workloads[workload.uid]
  if (known === undefined) {
    if (!isListed && state.departed[departureKey(workload)] === workload.uid) return []
    state.workloads[workload.uid] = { workload, lastRevision: 0, rollouts: [], past: '', ahead: noneAhead }
    state.changed.add(`workload/${workload.uid}`)
  } else {
    if (!isListed && compareVersions(workload.seenVersion, known.workload.seenVersion) < 0) return []
    const { service, isTemporary, print } = known.workload
    if (service !== workload.service || isTemporary !== workload.isTemporary)
      state.changed.add(`workload/${workload.uid}`)
    // Equal templates share their print: there are tens of thousands.
    known.workload = print.hash === workload.print.hash ? { ...workload, print } : workload
  }
  if (workload.kind === 'CronJob') {
    const target = cronTarget(state.workloads[workload.uid]!)
    if (target !== null) keepTarget(state, index, target)
  }
  return follow(state, index, workload.uid, now, known === undefined && isListed)
}

function applyTargets(
  state: ClusterState,
  index: ClusterIndex,
  { ownerUid, targets, isListed }: Extract<ClusterChange, { type: 'targets' }>,
  now: number,
): RolloutChange[] {
  const memory = state.workloads[ownerUid]
  let isNews = false
  for (const target of targets) {
    const known = state.targets[target.uid]
    if (known !== undefined && !isListed && compareVersions(target.seenVersion, known.seenVersion) < 0)
      continue
    keepTarget(state, index, withSharedPrint(target, memory))
    isNews = true
  }
  // A workload none of whose revisions we have seen yet is new to us, whichever list came first.
  return isNews ? follow(state, index, ownerUid, now, isListed && memory?.lastRevision === 0) : []
}

function withSharedPrint(target: Target, memory: WorkloadMemory | undefined): Target {
  const print = memory?.workload.print
  return print?.hash === target.print.hash ? { ...target, print } : target
}

function follow(
  state: ClusterState,
  index: ClusterIndex,
  uid: string,
  now: number,
  isFirstSight: boolean,
): RolloutChange[] {
  const memory = state.workloads[uid]
  if (memory === undefined) return []
  const { ahead } = memory
  const changes = followWorkload(memory, targetsOf(state, index, uid), {
    clusterUid: state.clusterUid,
    now,
    isFirstSight,
    wasRecreated: state.departed[departureKey(memory.workload)] !== undefined,
  })
  if (changes.length > 0 || memory.ahead !== ahead) state.changed.add(`workload/${uid}`)
  if (changes.length > 0)
    for (const rollout of memory.rollouts)
      if (rollout.isOpen) index.open.set(rollout.targetUid, uid)
      else index.open.delete(rollout.targetUid)
  dropRecordedTargets(state, index, uid)
  return changes
}

function applyList(
  state: ClusterState,
  index: ClusterIndex,
  list: Extract<ClusterChange, { type: 'listed' }>,
  now: number,
  happened: Happened,
): void {
  const kind = kinds.find(entry => entry.name === list.kind)?.kind
  for (const [uid, { workload }] of Object.entries(state.workloads))
    if (workload.kind === kind && !list.uids.has(uid)) applyDeletion(state, index, uid, now, happened)
  for (const target of Object.values(state.targets))
    if (target.kind === kind && !list.uids.has(target.uid)) dropTarget(state, index, target.uid)
  if (kind !== 'Namespace') return
  for (const [name, { uid }] of Object.entries(state.environments))
    if (!list.uids.has(uid)) happened.environments.push(...removeEnvironment(state, name, now))
}

function applyTrouble(state: ClusterState, index: ClusterIndex, trouble: PodTrouble): void {
  const workloadUid = index.open.get(trouble.ownerUid)
  const memory = state.workloads[workloadUid ?? trouble.ownerUid]
  const rollout = memory?.rollouts.findLast(entry =>
    workloadUid === undefined
      ? isOfHash(entry.targetName, trouble.revisionHash)
      : entry.targetUid === trouble.ownerUid,
  )
  if (!rollout?.isOpen || rollout.trouble === trouble.reason) return
  rollout.trouble = trouble.reason
  state.changed.add(`workload/${memory!.workload.uid}`)
}

/** StatefulSet pods carry the revision's whole name, DaemonSet pods only the end of it. */
function isOfHash(targetName: string, hash: string | null): boolean {
  return hash !== null && (targetName === hash || targetName.endsWith(`-${hash}`))
}

function applyDeletion(
  state: ClusterState,
  index: ClusterIndex,
  uid: string,
  now: number,
  happened: Happened,
): void {
  dropTarget(state, index, uid)
  const memory = state.workloads[uid]
  if (memory === undefined) {
    const name = Object.keys(state.environments).find(each => state.environments[each]!.uid === uid)
    if (name !== undefined) happened.environments.push(...removeEnvironment(state, name, now))
    return
  }
  delete state.workloads[uid]
  for (const { targetUid } of memory.rollouts) index.open.delete(targetUid)
  remember(state, memory.workload)
  state.changed.add(`workload/${uid}`)
  happened.rollouts.push(...closeRollouts(memory, now))
}

/** The newest few thousand departures are kept, oldest first. */
function remember(state: ClusterState, workload: Workload): void {
  const key = departureKey(workload)
  delete state.departed[key]
  state.departed[key] = workload.uid
  state.changed.add(`departed/${key}`)
  const keys = Object.keys(state.departed)
  for (const old of keys.slice(0, Math.max(0, keys.length - keptDepartures))) {
    delete state.departed[old]
    state.changed.add(`departed/${old}`)
  }
}

function departureKey({ kind, namespace, name }: Workload): string {
  return `${kind}/${namespace}/${name}`
}
