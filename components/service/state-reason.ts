import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import type { MigrationState } from '#lib/domain/migration/state.ts'

/** The rule of each state as the end of a sentence that begins "because" (definitions.md 2). */
export const stateReasonsOf = (platforms: PlatformNames): Record<MigrationState, string> => ({
  unknown: 'a source that feeds one of its places is silent beyond its limit',
  idle: 'nothing of it is deployed, and it had no deploy for 90 days',
  back_on_origin: `it had moved, and is deployed on ${platforms.from} again or was within 7 full days`,
  both: `it is ready on ${platforms.to}, and deployed on ${platforms.from} or left it less than 7 full days ago`,
  origin_off: `it left ${platforms.from} 7 full days ago or more, and every job of it there is deleted`,
  target_only: `it left ${platforms.from} 7 full days ago or more, and ran on ${platforms.to} since`,
  born_on_target: `it was ready on ${platforms.to}, and never on ${platforms.from} before`,
  origin_only: `it is on ${platforms.from}, and not ready on ${platforms.to}`,
})
