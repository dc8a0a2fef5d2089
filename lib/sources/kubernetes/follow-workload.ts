import type { Target, Workload, WorkloadMemory, WorkloadRollout } from './cluster-state.ts'
import { rememberPast, wasRolledOut } from './past-rollouts.ts'
import { rolloutId } from './rollout-id.ts'
import { isReturning, rolloutKind } from './rollout-kind.ts'

/** One step of one rollout: `started`, or its outcome. A failed one may still succeed. */
export type RolloutChange = {
  workload: Workload
  rollout: WorkloadRollout
  phase: 'started' | 'failed' | 'aborted' | 'succeeded'
}

export type FollowContext = { clusterUid: string; now: number; isFirstSight: boolean; wasRecreated: boolean }

const keptRollouts = 4
const keptAhead = 12

/**
 * Moves one workload's rollouts forward after it or one of its revisions changed: a revision above the highest recorded
 * starts a rollout and supersedes the one before; the workload's own counts finish it. Changes `memory`.
 * Feeding it the same facts again changes nothing.
 */
export function followWorkload(
  memory: WorkloadMemory,
  targets: readonly Target[],
  context: FollowContext,
): RolloutChange[] {
  const changes: RolloutChange[] = []
  const fresh = freshTargets(memory, targets)
  for (const target of fresh) changes.push(...startRollout(memory, target, target === fresh.at(-1), context))
  changes.push(...settleRollouts(memory, context))
  rememberAhead(memory, context.now)
  putAside(memory)
  return changes
}

/** A success is never taken back, and how a revision found afterwards ended nobody saw: these are over. */
function putAside(memory: WorkloadMemory): void {
  if (memory.rollouts.length < 2) return
  const last = memory.rollouts.length - 1
  const isOver = (rollout: WorkloadRollout, at: number) =>
    at < last && (rollout.outcome === 'succeeded' || rollout.isBackfilled || at <= last - keptRollouts)
  for (const rollout of memory.rollouts.filter(isOver)) memory.past = rememberPast(memory.past, rollout)
  memory.rollouts = memory.rollouts.filter((rollout, at) => !isOver(rollout, at))
}

/** Revisions above the highest recorded, in order; and one that starts counting anew after its history was deleted. */
function freshTargets(memory: WorkloadMemory, targets: readonly Target[]): Target[] {
  const newest = memory.rollouts.at(-1)
  return targets
    .filter(target => {
      if (target.revision > memory.lastRevision) return true
      return (
        newest !== undefined &&
        target.revision === memory.workload.revision &&
        target.print.hash === memory.workload.print.hash &&
        target.createdAt !== null &&
        target.createdAt > newest.startedAt &&
        memory.rollouts.every(rollout => rollout.targetUid !== target.uid) &&
        !wasRolledOut(memory.past, target.uid)
      )
    })
    .sort((a, b) => a.revision - b.revision)
}

function startRollout(
  memory: WorkloadMemory,
  target: Target,
  isNewest: boolean,
  { clusterUid, now, isFirstSight, wasRecreated }: FollowContext,
): RolloutChange[] {
  const { workload, rollouts } = memory
  const began = isReturning(target, memory) ? target.writtenAt : target.createdAt
  const startedAt = Math.max(Math.min(began ?? now, now), rollouts.at(-1)?.startedAt ?? 0)
  const changes = closeRollouts(memory, startedAt)
  const rollout: WorkloadRollout = {
    id: rolloutId(clusterUid, workload.uid, target.uid, target.revision),
    kind: rolloutKind(target, memory, wasRecreated),
    revision: target.revision,
    targetUid: target.uid,
    targetName: target.name,
    print: target.print,
    startedAt,
    finishedAt: null,
    outcome: 'unfinished',
    isOpen: isNewest,
    // Of revisions found afterwards only the newest can still be judged; how the others ended nobody saw.
    isBackfilled: isFirstSight || !isNewest,
    trouble: null,
  }
  memory.rollouts = [...rollouts, rollout]
  memory.lastRevision = target.revision
  return [...changes, { workload, rollout: { ...rollout }, phase: 'started' }]
}

/** Ends what is still open, because something newer began or the workload went away: failed if it was failing, else aborted. */
export function closeRollouts(memory: WorkloadMemory, at: number): RolloutChange[] {
  const changes: RolloutChange[] = []
  for (const rollout of memory.rollouts) {
    if (!rollout.isOpen) continue
    rollout.isOpen = false
    if (rollout.outcome !== 'unfinished') continue
    rollout.outcome = rollout.trouble === null ? 'aborted' : 'failed'
    rollout.finishedAt = Math.max(at, rollout.startedAt)
    changes.push({ workload: memory.workload, rollout: { ...rollout }, phase: rollout.outcome })
  }
  return changes
}

function isAt(workload: Workload, rollout: WorkloadRollout, isNewest: boolean): boolean {
  if (workload.kind === 'StatefulSet') return isNewest && workload.currentTarget === rollout.targetName
  // A Rollout may borrow its template from a Deployment: only the hash of its pods says where it stands.
  if (workload.kind === 'Rollout' && workload.currentTarget !== null)
    return isNewest && rollout.targetName.endsWith(`-${workload.currentTarget}`)
  if (workload.print.hash !== rollout.print.hash) return false
  const isUnnumbered = workload.kind === 'DaemonSet' || workload.kind === 'CronJob'
  return isUnnumbered ? isNewest : workload.revision === rollout.revision
}

/** A superseded rollout may be proven successful late, when the streams of two kinds raced; a success is never taken back. */
function settleRollouts(memory: WorkloadMemory, { now }: FollowContext): RolloutChange[] {
  const { workload, rollouts } = memory
  const changes: RolloutChange[] = []
  for (const rollout of rollouts) {
    const isNewest = rollout === rollouts.at(-1)
    if (rollout.outcome === 'succeeded' || (rollout.isBackfilled && !isNewest)) continue
    const aheadAt = takeAhead(memory, rollout)
    if (aheadAt !== null || (workload.isSettled && isAt(workload, rollout, isNewest))) {
      const claimedAt = aheadAt ?? workload.availableAt ?? now
      rollout.finishedAt = Math.min(
        claimedAt >= rollout.startedAt ? claimedAt : (rollout.finishedAt ?? now),
        now,
      )
      rollout.finishedAt = Math.max(rollout.finishedAt, rollout.startedAt)
      rollout.outcome = 'succeeded'
      rollout.isOpen = false
      changes.push({ workload, rollout: { ...rollout }, phase: 'succeeded' })
    } else if (workload.failure !== null && rollout.isOpen && rollout.outcome === 'unfinished') {
      if (!isAt(workload, rollout, isNewest)) continue
      rollout.outcome = 'failed'
      rollout.trouble = workload.failure.reason
      rollout.finishedAt = Math.max(Math.min(workload.failure.at ?? now, now), rollout.startedAt)
      changes.push({ workload, rollout: { ...rollout }, phase: 'failed' })
    }
  }
  return changes
}

/** The workload called a revision done that we have not seen yet: kept until its object arrives. */
function rememberAhead(memory: WorkloadMemory, now: number): void {
  const { workload, rollouts, lastRevision } = memory
  if (!workload.isSettled || workload.kind === 'CronJob') return
  const hash = workload.print.hash
  const hasRevision = workload.kind === 'Deployment' || workload.kind === 'Rollout'
  const revision = hasRevision ? (workload.revision ?? 0) : 0
  if (hasRevision ? revision <= lastRevision : rollouts.at(-1)?.print.hash === hash) return
  if (memory.ahead.some(entry => entry.revision === revision && entry.hash === hash)) return
  const at = Math.min(workload.availableAt ?? now, now)
  memory.ahead = [...memory.ahead, { revision, hash, at }].slice(-keptAhead)
}

function takeAhead(memory: WorkloadMemory, rollout: WorkloadRollout): number | null {
  const found = memory.ahead.find(
    entry =>
      entry.hash === rollout.print.hash && (entry.revision === rollout.revision || entry.revision === 0),
  )
  if (found === undefined) return null
  memory.ahead = memory.ahead.filter(entry => entry !== found)
  return found.at
}
