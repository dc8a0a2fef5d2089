import { type ExclusionReason, exclusionReasons } from '#lib/domain/deploy/exclusion-reason.ts'
import type { AccountingAnswer } from '#lib/read/answers/accounting-answer.ts'

/** Counts by platform, and their sum under `all`. */
export type LedgerCounts = { all: number; byPlatform: Record<string, number> }
export type Ledger = {
  platforms: string[]
  rollouts: LedgerCounts
  folded: LedgerCounts
  leftOut: LedgerCounts
  reasons: { reason: ExclusionReason; counts: LedgerCounts }[]
  deploys: LedgerCounts
}

type Week = AccountingAnswer['weeks'][number]

/** From rollouts to deploys: rollouts = folded + left out + deploys, for every platform and for all. */
export function ledgerOf(weeks: Week[]): Ledger {
  const platforms = [...new Set(weeks.map(week => week.platform))].sort()
  const sum = (count: (week: Week) => number): LedgerCounts => {
    const byPlatform = Object.fromEntries(platforms.map(platform => [platform, 0]))
    let all = 0
    for (const week of weeks) {
      byPlatform[week.platform] = (byPlatform[week.platform] ?? 0) + count(week)
      all += count(week)
    }
    return { all, byPlatform }
  }
  const others = exclusionReasons.filter(reason => reason !== 'folded')
  return {
    platforms,
    rollouts: sum(week => week.rollouts),
    folded: sum(week => week.excluded.folded),
    leftOut: sum(week => others.reduce((total, reason) => total + week.excluded[reason], 0)),
    reasons: others.map(reason => ({ reason, counts: sum(week => week.excluded[reason]) })),
    deploys: sum(week => week.deploys),
  }
}
