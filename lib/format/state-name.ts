import type { MigrationState } from '#lib/domain/migration/state.ts'

/** Names of states on screen (ui.md 3). */
export const stateNames: Record<MigrationState, string> = {
  origin_only: 'Helios only',
  both: 'On both',
  target_only: 'Kubernetes only',
  origin_off: 'Helios switched off',
  back_on_origin: 'Back on Helios',
  born_on_target: 'Born on Kubernetes',
  idle: 'Idle',
  unknown: 'Unknown',
}

/** Names of platforms on screen; an unknown platform is shown as its id. */
export function formatPlatform(platform: string): string {
  if (platform === 'helios') return 'Helios'
  return platform === 'kubernetes' ? 'Kubernetes' : platform
}
