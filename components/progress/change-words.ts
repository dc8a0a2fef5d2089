import type { ChangeKind } from '#lib/domain/migration/state-changes.ts'

/** What became of services between two days, behind its number. */
export const changeWords: Record<ChangeKind, string> = {
  moved: 'moved off Helios',
  bornOnTarget: 'born on Kubernetes',
  cameBack: 'came back to Kubernetes',
  switchedOff: 'switched off on Helios',
  started: 'now on both',
  bornOnOrigin: 'born on Helios',
  returned: 'returned to Helios',
  wentIdle: 'went idle or were retired',
  leftScope: 'left scope',
  enteredScope: 'entered scope',
  fellSilent: 'unknown: their source is silent',
  heardAgain: 'heard again',
  restated: 'told differently since',
  other: 'stand elsewhere otherwise',
}
/** Changes that work against the migration. */
export const isAgainst = (kind: ChangeKind): boolean => kind === 'bornOnOrigin' || kind === 'returned'
