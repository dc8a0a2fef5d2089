import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import type { ChangeKind } from '#lib/domain/migration/state-changes.ts'

/** What became of services between two days, behind its number, in the words of a migration. */
export const changeWordsOf = (platforms: PlatformNames): Record<ChangeKind, string> => ({
  moved: `moved off ${platforms.from}`,
  bornOnTarget: `born on ${platforms.to}`,
  cameBack: `came back to ${platforms.to}`,
  switchedOff: `switched off on ${platforms.from}`,
  started: 'now on both',
  bornOnOrigin: `born on ${platforms.from}`,
  returned: `returned to ${platforms.from}`,
  wentIdle: 'went idle or were retired',
  leftScope: 'left scope',
  enteredScope: 'entered scope',
  fellSilent: 'unknown: their source is silent',
  heardAgain: 'heard again',
  restated: 'told differently since',
  other: 'stand elsewhere otherwise',
})
/** Changes that work against the migration. */
export const isAgainst = (kind: ChangeKind): boolean => kind === 'bornOnOrigin' || kind === 'returned'
