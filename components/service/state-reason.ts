import type { MigrationState } from '#lib/domain/migration/state.ts'

/** The rule of each state as the end of a sentence that begins "because" (definitions.md 2). */
export const stateReasons: Record<MigrationState, string> = {
  unknown: 'a source that feeds one of its places is silent beyond its limit',
  idle: 'nothing of it is deployed, and it had no deploy for 90 days',
  back_on_origin: 'it had moved, and is deployed on Helios again or was within 7 full days',
  both: 'it is ready on Kubernetes, and deployed on Helios or left it less than 7 full days ago',
  origin_off: 'it left Helios 7 full days ago or more, and every job of it there is deleted',
  target_only: 'it left Helios 7 full days ago or more, and ran on Kubernetes since',
  born_on_target: 'it was ready on Kubernetes, and never on Helios before',
  origin_only: 'it is on Helios, and not ready on Kubernetes',
}
