import { type ExclusionReason, exclusionReasons } from '#lib/domain/deploy/exclusion-reason.ts'
import type { AccountingAnswer } from '#lib/read/answers/accounting-answer.ts'

/** Rollouts of one source on one platform, or of all: rollouts = deploys + the ten reasons. */
export type LedgerLine = {
  source: string | null
  platform: string | null
  rollouts: number
  deploys: number
  excluded: Record<ExclusionReason, number>
}

const emptyLine = (source: string | null, platform: string | null): LedgerLine => ({
  source,
  platform,
  rollouts: 0,
  deploys: 0,
  excluded: Object.fromEntries(exclusionReasons.map(reason => [reason, 0])) as LedgerLine['excluded'],
})

function add(line: LedgerLine, row: Pick<LedgerLine, 'rollouts' | 'deploys' | 'excluded'>): void {
  line.rollouts += row.rollouts
  line.deploys += row.deploys
  for (const reason of exclusionReasons) line.excluded[reason] += row.excluded[reason]
}

/** The weeks of the ledger summed per source and platform, most rollouts first, and over all of them. */
export function ledgerLines(weeks: AccountingAnswer['weeks']): { lines: LedgerLine[]; total: LedgerLine } {
  const lines = new Map<string, LedgerLine>()
  const total = emptyLine(null, null)
  for (const week of weeks) {
    const key = `${week.source}\n${week.platform}`
    const line = lines.get(key) ?? emptyLine(week.source, week.platform)
    lines.set(key, line)
    add(line, week)
    add(total, week)
  }
  return { lines: [...lines.values()].sort((a, b) => b.rollouts - a.rollouts), total }
}

/** Reasons of which there is any; the others are named together. */
export const usedReasons = (total: LedgerLine): ExclusionReason[] =>
  exclusionReasons.filter(reason => total.excluded[reason] > 0)
