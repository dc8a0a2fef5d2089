import type { MigrationState } from '#lib/domain/migration/state.ts'

// The shapes of components/charts/state-mark.tsx for a page without our script and styles.
const shapes: Record<MigrationState, string> = {
  origin_only: '<circle cx="7" cy="7" r="6" class="helios"/>',
  both: '<path d="M7 1A6 6 0 0 0 7 13Z" class="helios"/><path d="M7 1A6 6 0 0 1 7 13Z" class="kubernetes"/>',
  target_only: '<rect x="1" y="1" width="12" height="12" rx="1.5" class="kubernetes"/>',
  origin_off:
    '<rect x="1" y="1" width="12" height="12" rx="1.5" class="done"/><path d="M3.9 7.3l2.3 2.4 4.2-5" class="sign"/>',
  back_on_origin:
    '<circle cx="7" cy="7" r="6" class="helios"/><path d="M9.2 3.9L4.8 7l4.4 3.1" class="sign"/>',
  born_on_target: '<path d="M7 1L13 7 7 13 1 7Z" class="born"/>',
  idle: '<circle cx="7" cy="7" r="5.5" class="idle"/>',
  unknown: '<circle cx="7" cy="7" r="5.5" class="unknown"/>',
}

/** The shape of a state as SVG; its name stands beside it. */
export const stateShape = (state: MigrationState, size = 14): string =>
  `<svg width="${size}" height="${size}" viewBox="0 0 14 14" aria-hidden="true">${shapes[state]}</svg>`
