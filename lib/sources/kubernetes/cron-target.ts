import type { Target, WorkloadMemory } from './cluster-state.ts'
import { wasRolledOut } from './past-rollouts.ts'

/**
 * A CronJob keeps no revisions: another template is its next one, in force from when it was written. Null while the template is
 * the one recorded last, so that another schedule, a pause or a label makes no rollout.
 */
export function cronTarget({ workload, rollouts, past, lastRevision }: WorkloadMemory): Target | null {
  const { uid, print } = workload
  if (rollouts.at(-1)?.print.hash === print.hash) return null
  const generation = workload.revision ?? 1
  const at = generation === 1 ? workload.createdAt : (workload.changedAt ?? workload.createdAt)
  const targetUid = `${uid}/${print.hash}`
  return {
    uid: targetUid,
    kind: 'ControllerRevision',
    seenVersion: workload.seenVersion,
    name: `${workload.name}-${generation}`,
    ownerUid: uid,
    revision: Math.max(generation, lastRevision + 1),
    print,
    createdAt: at,
    writtenAt: at,
    isReused: wasRolledOut(past, targetUid),
  }
}
