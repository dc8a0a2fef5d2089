import { quantile } from '../statistics/quantile.ts'
import { weekMs } from '../time/durations.ts'
import { highQuantile, type LookAlike, lowQuantile } from './look-alikes.ts'
import { type DeployWeek, ratePerWeek, rateWeeks } from './rate-per-week.ts'

/** With fewer that moved nothing is expected of the rest. */
export const leastMoved = 10
/** As in figure 4: the weeks right after a move say nothing yet. */
const settlingMs = 3 * weekMs

/** What moved look-alikes gained: how many could be measured, and the range of the middle 70 % of them; null below ten. */
export type ExpectedGain = { measured: number; range: { low: number; median: number; high: number } | null }

/** The range what is left can expect: 15th to 85th percentile of the ratios of those that moved. */
export function expectedGain(ratios: readonly number[]): ExpectedGain {
  if (ratios.length < leastMoved) return { measured: ratios.length, range: null }
  const ascending = [...ratios].sort((a, b) => a - b)
  return {
    measured: ratios.length,
    range: {
      low: quantile(ascending, lowQuantile),
      median: quantile(ascending, 0.5),
      high: quantile(ascending, highQuantile),
    },
  }
}

/**
 * A service's deploys per week after its move over those before: twelve full weeks before it began, and twelve from three
 * weeks after it left. Null while the later ones are not over, without twelve before, or without a deploy in them. Not the
 * effect of moving: other things change with time, and figure 4 takes them out for the company.
 */
export function deployChange(
  { startedAt, leftAt }: Pick<LookAlike, 'startedAt' | 'leftAt'>,
  { weeks, firstAt, at }: { weeks: readonly DeployWeek[]; firstAt: number; at: number },
): number | null {
  const fromAt = leftAt + settlingMs
  // One more week than counted: windows are of whole ISO weeks.
  const toAt = fromAt + (rateWeeks + 1) * weekMs
  if (toAt > at || firstAt > startedAt - (rateWeeks + 1) * weekMs) return null
  const before = ratePerWeek(weeks, firstAt, startedAt)
  const after = ratePerWeek(weeks, fromAt, toAt)
  return before === null || after === null || before === 0 ? null : after / before
}
