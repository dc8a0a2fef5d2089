import type { MigrationState } from '#lib/domain/migration/state.ts'

/** What still needs Helios. */
export const leftStates = ['origin_only', 'both', 'back_on_origin'] as const satisfies MigrationState[]
