import { defaultMigration } from '#lib/domain/migration/migration.ts'
import { type PlatformNames, platformNames } from '#lib/domain/migration/platform-names.ts'
import type { MigrationState } from '#lib/domain/migration/state.ts'

/** The platforms of the migration there is by default. */
export const firstNames: PlatformNames = platformNames(defaultMigration)

/** Names of states on screen (ui.md 3), in the words of a migration. */
export const stateNamesOf = ({ from, to }: PlatformNames): Record<MigrationState, string> => ({
  origin_only: `${from} only`,
  both: 'On both',
  target_only: `${to} only`,
  origin_off: `${from} switched off`,
  back_on_origin: `Back on ${from}`,
  born_on_target: `Born on ${to}`,
  idle: 'Idle',
  unknown: 'Unknown',
})

/** Names of platforms on screen; an unknown platform is shown as its id. */
export function formatPlatform(platform: string): string {
  if (platform === 'helios') return 'Helios'
  return platform === 'kubernetes' ? 'Kubernetes' : platform
}
