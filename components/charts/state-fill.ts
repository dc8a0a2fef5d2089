import type { MigrationState } from '#lib/domain/migration/state.ts'

/** Fill and text colour of each state: the pattern or shape beside it carries the same meaning (ui.md 5). */
export const stateFills: Record<MigrationState, { fill: string; text: string }> = {
  origin_only: { fill: 'var(--platform-helios)', text: 'var(--platform-helios-text)' },
  both: { fill: 'url(#both)', text: 'var(--state-both-text)' },
  target_only: { fill: 'var(--platform-kubernetes)', text: 'var(--platform-kubernetes-text)' },
  origin_off: { fill: 'var(--state-done)', text: 'var(--state-done-text)' },
  back_on_origin: { fill: 'var(--state-back)', text: 'var(--platform-helios-text)' },
  born_on_target: { fill: 'var(--state-born)', text: 'var(--state-born-text)' },
  idle: { fill: 'var(--state-idle)', text: 'var(--text-3)' },
  unknown: { fill: 'url(#unknown)', text: 'var(--state-unknown-text)' },
}
