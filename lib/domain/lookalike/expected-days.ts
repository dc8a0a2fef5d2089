import { quantile } from '../statistics/quantile.ts'
import type { UsualDays } from './look-alikes.ts'

/** How much longer a service that has begun will take, told by those like it that finished. Days are unrounded. */
export type ExpectedDays = {
  /** Since it began; null: it has not. */
  soFar: number | null
  /** Null: too few like it took as long, or nothing is known of its kind. */
  left: number | null
  /** How many of those that finished took longer than it has so far. */
  longer: number
}

/** With fewer that took as long, what they took says nothing of this one. */
const fewestLonger = 5

/**
 * Days left: the median of those like it that took longer than it has so far, less the days so far. Before it begins that is
 * the usual days; once it has taken longer than nearly all there is no figure any more.
 */
export function expectedDays(usual: UsualDays | null, soFar: number | null): ExpectedDays {
  if (usual === null) return { soFar, left: null, longer: 0 }
  const longer = soFar === null ? usual.days : usual.days.filter(days => days > soFar)
  return {
    soFar,
    left: longer.length < fewestLonger ? null : quantile(longer, 0.5) - (soFar ?? 0),
    longer: longer.length,
  }
}
