import { type MigrationState, targetStates } from './state.ts'

/** Off the origin after having been there: `target_only` or `origin_off` (definitions.md 2, "was done"; figure 7). */
export const isDone = (state: MigrationState): boolean => state === 'target_only' || state === 'origin_off'

/** On the target alone: the three states the flows count. */
export const isOnTargetAlone = (state: MigrationState): boolean =>
  (targetStates as readonly MigrationState[]).includes(state)

/** What is left to move: `origin_only`, `both`, `back_on_origin`. */
export const isLeft = (state: MigrationState): boolean =>
  state === 'origin_only' || state === 'both' || state === 'back_on_origin'
