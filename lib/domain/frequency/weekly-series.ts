import { percentileInterval } from '../statistics/bootstrap.ts'
import type { Random } from '../statistics/seeded-random.ts'
import type { FrequencyFigures, WeekSide } from './frequency-figures.ts'
import { off, on } from './platform-side.ts'
import type { TeamWeeks } from './team-weeks.ts'
import { weekAtPlace, windowWeeks } from './week-axis.ts'

/**
 * Mean deploys per team on and off the platform, week by week, with 95 % bands from draws of teams with their whole
 * histories (definitions.md 3). A side without a team-week is null; a week in which any team-week was dropped is a gap.
 */
export function weeklySeries(
  grid: TeamWeeks,
  sides: Uint8Array,
  draws: number,
  random: Random,
): FrequencyFigures['weekly'] {
  const { weekCount } = grid.axis
  const units = grid.teams.flatMap((_, team) =>
    grid.isTeamWeek.subarray(team * weekCount, (team + 1) * weekCount).includes(1) ? [team] : [],
  )
  const drawn = [on, off].map(() => ({
    values: new Float64Array(weekCount * draws),
    kept: new Uint32Array(weekCount),
  }))
  const times = new Uint16Array(grid.teams.length)
  const whole = addUp(grid, sides, new Uint16Array(grid.teams.length).fill(1))
  for (let round = 0; round < draws && units.length > 0; round++) {
    times.fill(0)
    for (let pick = 0; pick < units.length; pick++) times[units[Math.floor(random() * units.length)]!]!++
    addUp(grid, sides, times).forEach(({ deploys, teams }, side) => {
      const { values, kept } = drawn[side]!
      for (let week = 0; week < weekCount; week++)
        if (teams[week]! > 0) values[week * draws + kept[week]!++] = deploys[week]! / teams[week]!
    })
  }
  const sideOf = (side: number, week: number): WeekSide => {
    const teams = whole[side]!.teams[week]!
    if (teams === 0) return null
    const { values, kept } = drawn[side]!
    const ratePerWeek = whole[side]!.deploys[week]! / teams
    const { low, high } = percentileInterval(values.subarray(week * draws, week * draws + kept[week]!), draws)
    return { ratePerWeek, low: low ?? ratePerWeek, high: high ?? ratePerWeek, teams }
  }
  return Array.from({ length: weekCount }, (_, week) => ({
    weekAt: weekAtPlace(grid.axis, week),
    isCounted: week >= weekCount - windowWeeks,
    isGap: grid.teams.some((_, team) => grid.isGap[team * weekCount + week] === 1),
    on: sideOf(0, week),
    off: sideOf(1, week),
  }))
}

/** Deploys and team-weeks per week, on and off, each team counted as often as `times` says. */
function addUp(grid: TeamWeeks, sides: Uint8Array, times: Uint16Array) {
  const { weekCount } = grid.axis
  const sums = [on, off].map(() => ({
    deploys: new Float64Array(weekCount),
    teams: new Float64Array(weekCount),
  }))
  for (let team = 0; team < times.length; team++) {
    if (times[team] === 0) continue
    for (let week = 0; week < weekCount; week++) {
      const side = sides[team * weekCount + week]
      if (side !== on && side !== off) continue
      const sum = sums[side === on ? 0 : 1]!
      sum.deploys[week]! += times[team]! * grid.deploys[team * weekCount + week]!
      sum.teams[week]! += times[team]!
    }
  }
  return sums
}
