import type { EnvironmentClass } from '../placement/cluster.ts'
import type { ExclusionReason } from './exclusion-reason.ts'
import type { Rollout } from './rollout.ts'

/**
 * The first reason a rollout is no deploy that can be told without looking at any other rollout, or null:
 * then it is a successful production rollout and history decides (definitions.md 7, "in this order of reasons").
 */
export function reasonBeforeHistory(rollout: Rollout, environment: EnvironmentClass): ExclusionReason | null {
  if (environment === 'temporary') return 'temporary_environment'
  if (environment !== 'production') return 'not_production'
  const { kind, outcome } = rollout
  if (kind === 'hosts_changed' || kind === 'restart' || kind === 'scaling') return kind
  if (rollout.finishedAt === null || outcome === 'aborted' || outcome === 'unfinished') return 'unfinished'
  if (outcome === 'failed') return 'failed'
  return outcome === 'rolled_back' ? 'rollback' : null
}
