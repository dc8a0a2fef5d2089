import { type ExclusionReason, exclusionReasons, type RolloutFate } from './exclusion-reason.ts'
import type { Rollout } from './rollout.ts'
import { type RolloutKey, rolloutKey } from './rollout-key.ts'
import { weekOfRollout } from './week-of-rollout.ts'

/** One row of the parity ledger: `rolloutCount` = `deployCount` + the ten reasons. `weekOn` is the Monday. */
export type LedgerWeek = {
  source: string
  platform: string
  weekOn: string
  rolloutCount: number
  deployCount: number
  excluded: Record<ExclusionReason, number>
}

export const noExclusions = (): Record<ExclusionReason, number> =>
  Object.fromEntries(exclusionReasons.map(reason => [reason, 0])) as Record<ExclusionReason, number>

/**
 * The parity ledger of one service per source, platform and week, sorted (definitions.md 3).
 * Rollouts without a fate (unmapped, `undeployed`, `deleted`) are in no column; each key counts once.
 */
export function ledgerWeeks(
  rollouts: readonly Rollout[],
  fates: ReadonlyMap<RolloutKey, RolloutFate>,
): LedgerWeek[] {
  const rows = new Map<string, LedgerWeek>()
  const counted = new Set<RolloutKey>()
  for (const rollout of rollouts) {
    const key = rolloutKey(rollout)
    const fate = fates.get(key)
    const weekOn = weekOfRollout(rollout)
    if (fate === undefined || weekOn === null || counted.has(key)) continue
    counted.add(key)
    const rowKey = `${weekOn}\n${rollout.source}\n${rollout.platform}`
    let row = rows.get(rowKey)
    if (row === undefined) {
      const { source, platform } = rollout
      row = { source, platform, weekOn, rolloutCount: 0, deployCount: 0, excluded: noExclusions() }
      rows.set(rowKey, row)
    }
    row.rolloutCount += 1
    if (fate === 'deploy') row.deployCount += 1
    else row.excluded[fate] += 1
  }
  return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}
