import type { EventRef } from '../deploy/rollout.ts'

/** Where a service stands in a migration, in the order the rules are tried (definitions.md 2). */
export const migrationStates = [
  'unknown',
  'idle',
  'back_on_origin',
  'both',
  'origin_off',
  'target_only',
  'born_on_target',
  'origin_only',
] as const
export type MigrationState = (typeof migrationStates)[number]

/** The three states in which a service runs on the target alone. */
export const targetStates = [
  'target_only',
  'origin_off',
  'born_on_target',
] as const satisfies readonly MigrationState[]

/**
 * One stretch of one state, [fromAt, toAt), computed from facts alone: spans may lie in the future
 * ("`both` until the 8th, then `target_only`"), so an answer at any instant is the span that covers it.
 * Never `unknown`: silence of sources is laid over when an answer is read.
 */
export type StateSpan = {
  state: Exclude<MigrationState, 'unknown'>
  fromAt: number
  toAt: number | null
  evidence: EventRef[]
}
