import { quantile } from './quantile.ts'
import type { Random } from './seeded-random.ts'

/** How often each unit was drawn in one resample; the index is the unit's place in the order the caller sorted. */
export type Draw = Uint16Array

/** A statistic of one resample. Anything not finite is a draw without a value. */
export type Statistic = (draw: Draw) => number

/** Ends of the 95 % interval, null when no draw had a value; `dropped` counts draws without one. */
export type Interval = { low: number | null; high: number | null; dropped: number }

export const defaultDraws = 2000

/**
 * Percentile bootstrap over whole units (teams with all their weeks, services with all their hours): each draw takes
 * as many units as there are, with replacement, and every statistic sees the same draws, so a ratio and its two
 * sides belong together (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapters 8 and 13;
 * definitions.md 3 and 7). Sort units by id first: then the order in which they arrived changes nothing.
 */
export function bootstrap(
  unitCount: number,
  draws: number,
  random: Random,
  statistics: readonly Statistic[],
): Interval[] {
  const values = statistics.map(() => new Float64Array(draws))
  const kept = statistics.map(() => 0)
  const draw: Draw = new Uint16Array(unitCount)
  for (let round = 0; round < draws && unitCount > 0; round++) {
    draw.fill(0)
    for (let pick = 0; pick < unitCount; pick++) draw[Math.floor(random() * unitCount)]!++
    for (let index = 0; index < statistics.length; index++) {
      const value = statistics[index]!(draw)
      if (Number.isFinite(value)) values[index]![kept[index]!++] = value
    }
  }
  return values.map((all, index) => percentileInterval(all.subarray(0, kept[index]), draws))
}

/** The middle 95 % of the values drawn; sorts them in place. `drawn` tells how many were asked for. */
export function percentileInterval(values: Float64Array, drawn: number): Interval {
  const dropped = drawn - values.length
  if (values.length === 0) return { low: null, high: null, dropped }
  values.sort()
  return { low: quantile(values, 0.025), high: quantile(values, 0.975), dropped }
}
