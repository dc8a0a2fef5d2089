/** Why a rollout is not a deploy: closed, and always printed in full (definitions.md 3 and 7). */
export const exclusionReasons = [
  'hosts_changed',
  'same_artefact',
  'restart',
  'scaling',
  'folded',
  'not_production',
  'unfinished',
  'temporary_environment',
  'failed',
  'rollback',
] as const
export type ExclusionReason = (typeof exclusionReasons)[number]

/** What became of one rollout in the parity ledger. */
export type RolloutFate = 'deploy' | ExclusionReason
