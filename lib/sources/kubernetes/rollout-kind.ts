import type { Target, WorkloadMemory, WorkloadRolloutKind } from './cluster-state.ts'
import { hadSuccessWith, wasRolledOut } from './past-rollouts.ts'

type Rollouts = Pick<WorkloadMemory, 'rollouts' | 'past'>

/** Was this revision rolled out before, so that it comes back now? Names and hashes are content; the age tells time. */
export function isReturning(target: Target, { rollouts, past }: Rollouts): boolean {
  const previous = rollouts.at(-1)
  return (
    target.isReused ||
    rollouts.some(rollout => rollout.targetUid === target.uid) ||
    wasRolledOut(past, target.uid) ||
    (previous !== undefined && target.createdAt !== null && target.createdAt < previous.startedAt)
  )
}

/** What kind of change a new highest revision is, against the rollouts before it, oldest first. */
export function rolloutKind(target: Target, memory: Rollouts, wasRecreated: boolean): WorkloadRolloutKind {
  const { rollouts, past } = memory
  const previous = rollouts.at(-1)
  if (previous === undefined) {
    if (target.isReused) return 'rollback'
    return wasRecreated ? 'recreated' : target.revision === 1 ? 'initial' : 'version'
  }
  if (isReturning(target, memory)) return 'rollback'
  const images = target.print.images.join('\n')
  if (images !== previous.print.images.join('\n')) {
    const isRevert =
      hadSuccessWith(past, target.print.images) ||
      rollouts.some(rollout => rollout.outcome === 'succeeded' && rollout.print.images.join('\n') === images)
    if (isRevert) return 'rollback'
    return target.print.primaryImage === previous.print.primaryImage ? 'platform' : 'version'
  }
  return target.print.bareHash === previous.print.bareHash ? 'restart' : 'config'
}
