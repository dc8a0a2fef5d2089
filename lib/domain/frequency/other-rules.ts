import { median } from '../statistics/median.ts'
import { civilDateOf } from '../time/civil-date.ts'
import { dayMs } from '../time/durations.ts'
import type { FourKeysLevel } from './frequency-figures.ts'
import { dayCount } from './side-sums.ts'
import type { TeamWeeks } from './team-weeks.ts'
import { weekAtPlace } from './week-axis.ts'

export type OtherRules = { devlakeMedianDeployDaysPerWeek: number | null; fourKeys: FourKeysLevel | null }

/**
 * What two other products would say of one side (definitions.md 7, Other rules); never mixed with our figures.
 * DevLake: the median over team-weeks of distinct UTC days with a deploy.
 * Four Keys: the median of the same; then of weeks with any deploy; then, as its query does, of the number of
 * such weeks in the team's month (the month of the Monday), once per team-week.
 */
export function otherRules(
  grid: TeamWeeks,
  sides: Uint8Array,
  side: number,
  first: number,
  end: number,
): OtherRules {
  const days: number[] = []
  const isActive: number[] = []
  const monthly: number[] = []
  for (let team = 0; team < grid.teams.length; team++) {
    const activeWeeks = new Map<number, { active: number; all: number }>()
    for (let week = first; week < end; week++) {
      const cell = team * grid.axis.weekCount + week
      if (sides[cell] !== side) continue
      const count = dayCount(grid.days[cell]!)
      const { year, month } = civilDateOf(weekAtPlace(grid.axis, week) / dayMs)
      const inMonth = activeWeeks.get(year * 12 + month) ?? { active: 0, all: 0 }
      days.push(count)
      isActive.push(count > 0 ? 1 : 0)
      inMonth.all++
      if (count > 0) inMonth.active++
      activeWeeks.set(year * 12 + month, inMonth)
    }
    for (const { active, all } of activeWeeks.values())
      for (let row = 0; row < all; row++) monthly.push(active)
  }
  if (days.length === 0) return { devlakeMedianDeployDaysPerWeek: null, fourKeys: null }
  return {
    devlakeMedianDeployDaysPerWeek: median(days),
    fourKeys:
      median(days) >= 3
        ? 'Daily'
        : median(isActive) >= 1
          ? 'Weekly'
          : median(monthly) >= 1
            ? 'Monthly'
            : 'Yearly',
  }
}
