import { percentileInterval } from '../statistics/bootstrap.ts'
import type { Random } from '../statistics/seeded-random.ts'
import type { FrequencyFigures, WeekSide } from './frequency-figures.ts'
import { off, on } from './platform-side.ts'
import type { TeamWeeks } from './team-weeks.ts'
import { weekAtPlace, windowWeeks } from './week-axis.ts'

/** Team-weeks in a row of one team on one side: weeks [first, end). */
type Stretch = { side: 0 | 1; first: number; end: number }
type WeekSums = { deploys: Float64Array; teams: Float64Array }

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
  const stretches = grid.teams.map((_, team) =>
    stretchesOf(sides.subarray(team * weekCount, (team + 1) * weekCount)),
  )
  const units = grid.teams.flatMap((_, team) =>
    grid.isTeamWeek.subarray(team * weekCount, (team + 1) * weekCount).includes(1) ? [team] : [],
  )
  const newSums = (): WeekSums => ({
    deploys: new Float64Array(weekCount),
    teams: new Float64Array(weekCount),
  })
  const addUp = (times: Uint16Array, sums: WeekSums[]) => {
    for (let team = 0; team < times.length; team++) {
      if (times[team]! > 0) addTeam(grid, team, times[team]!, stretches[team]!, sums)
    }
  }
  const whole = [newSums(), newSums()]
  addUp(new Uint16Array(grid.teams.length).fill(1), whole)

  const drawn = whole.map(() => ({
    values: new Float64Array(weekCount * draws),
    kept: new Uint32Array(weekCount),
  }))
  const times = new Uint16Array(grid.teams.length)
  const sums = [newSums(), newSums()]
  for (let round = 0; round < draws && units.length > 0; round++) {
    times.fill(0)
    for (let pick = 0; pick < units.length; pick++) times[units[Math.floor(random() * units.length)]!]!++
    for (const { deploys, teams } of sums) {
      deploys.fill(0)
      teams.fill(0)
    }
    addUp(times, sums)
    for (let side = 0; side < 2; side++) {
      const { deploys, teams } = sums[side]!
      const { values, kept } = drawn[side]!
      for (let week = 0; week < weekCount; week++)
        if (teams[week]! > 0) values[week * draws + kept[week]!++] = deploys[week]! / teams[week]!
    }
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

function stretchesOf(row: Uint8Array): Stretch[] {
  const stretches: Stretch[] = []
  for (let week = 0; week < row.length; week++) {
    if (row[week] !== on && row[week] !== off) continue
    const side = row[week] === on ? 0 : 1
    const last = stretches.at(-1)
    if (last !== undefined && last.side === side && last.end === week) last.end++
    else stretches.push({ side, first: week, end: week + 1 })
  }
  return stretches
}

/** Adds a team's weeks, counted `times` times, to the sums of the side it was on. */
function addTeam(grid: TeamWeeks, team: number, times: number, stretches: Stretch[], sums: WeekSums[]): void {
  const start = team * grid.axis.weekCount
  for (const { side, first, end } of stretches) {
    const { deploys, teams } = sums[side]!
    for (let week = first; week < end; week++) {
      deploys[week]! += times * grid.deploys[start + week]!
      teams[week]! += times
    }
  }
}
