import { addDays } from '../time/day.ts'
import { type Pace, stepChance } from './step-chance.ts'

/** How many are left at a later day: the middle 70 % of what the own pace makes likely. */
export type LeftByPace = { on: string; low: number; median: number; high: number }

/**
 * Left week by week, by the same chances as those of a step: `low` is undercut with a chance of 15 %, `high` exceeded with one
 * of 15 %. The first entry is today. Null below six weeks, where a step has no chance either.
 */
export function leftByPace(
  pace: Pace,
  { left, mix, on, weeks }: { left: number; mix: number; on: string; weeks: number },
): LeftByPace[] | null {
  if (stepChance(pace, 1, 1, mix) === null) return null
  /** The most that are finished with at least that chance. */
  const finished = (weeksAhead: number, chance: number, from: number): number => {
    let count = from
    while (count < left && stepChance(pace, count + 1, weeksAhead, mix)! >= chance) count++
    return count
  }
  const ahead: LeftByPace[] = [{ on, low: left, median: left, high: left }]
  for (let week = 1; week <= weeks; week++) {
    const sure = finished(week, 0.85, 0)
    const likely = finished(week, 0.5, sure)
    const perhaps = finished(week, 0.15, likely)
    ahead.push({ on: addDays(on, 7 * week), low: left - perhaps, median: left - likely, high: left - sure })
  }
  return ahead
}
