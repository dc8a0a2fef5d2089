import { bootstrap } from '../statistics/bootstrap.ts'
import type { Random } from '../statistics/seeded-random.ts'
import type { TeamGroups } from './moved-teams.ts'
import type { TeamWeeks } from './team-weeks.ts'
import { leastTeams } from './too-little.ts'
import { windowWeeks } from './week-axis.ts'

export type SelectionEffect = {
  ratio: number | null
  low: number | null
  high: number | null
  teams: number
  controls: number
}

/**
 * Figure 5: deploys of later-moved teams in the weeks before they arrived / the same team-weeks at the mean rate of
 * never-moved teams in that calendar week (definitions.md 4 and 7). Of the twelve weeks before arrival those count that
 * are team-weeks; a calendar week without never-moved teams counts on neither side.
 */
export function selectionEffect(
  grid: TeamWeeks,
  groups: TeamGroups,
  isShown: boolean,
  draws: number,
  random: Random,
): SelectionEffect {
  const { weekCount } = grid.axis
  const isAnyNever = new Uint8Array(weekCount)
  for (const team of groups.neverMoved)
    for (let week = 0; week < weekCount; week++)
      isAnyNever[week]! |= grid.isTeamWeek[team * weekCount + week]!
  const isUsed = new Uint8Array(weekCount)
  const later = groups.moved.flatMap(({ team, arrival, firstOn, isWithoutBefore }) => {
    const weeks: number[] = []
    let deploys = 0
    if (isWithoutBefore || arrival > firstOn) return []
    for (let week = Math.max(0, arrival - windowWeeks); week < arrival; week++) {
      const cell = team * weekCount + week
      if (!grid.isTeamWeek[cell] || !isAnyNever[week]) continue
      weeks.push(week)
      isUsed[week] = 1
      deploys += grid.deploys[cell]!
    }
    return weeks.length > 0 ? [{ team, weeks, deploys }] : []
  })
  const usedWeeks = Array.from(isUsed.keys()).filter(week => isUsed[week])
  const never = groups.neverMoved.filter(team =>
    usedWeeks.some(week => grid.isTeamWeek[team * weekCount + week]),
  )
  const counts = { teams: later.length, controls: never.length }
  const none = { ratio: null, low: null, high: null, ...counts }
  if (!isShown || counts.teams < leastTeams || counts.controls < leastTeams) return none

  const units = [...later.map(({ team }) => team), ...never].sort((one, other) => one - other)
  const unitOfTeam = new Map(units.map((team, unit) => [team, unit]))
  const rows = later.map(row => ({ ...row, unit: unitOfTeam.get(row.team)! }))
  const neverRows = never.map(team => ({
    unit: unitOfTeam.get(team)!,
    isTeamWeek: Float64Array.from(usedWeeks, week => grid.isTeamWeek[team * weekCount + week]!),
    deploys: Float64Array.from(usedWeeks, week =>
      grid.isTeamWeek[team * weekCount + week] ? grid.deploys[team * weekCount + week]! : 0,
    ),
  }))
  const deploysInWeek = new Float64Array(usedWeeks.length)
  const teamsInWeek = new Float64Array(usedWeeks.length)
  const rates = new Float64Array(weekCount)
  const ratioOf = (draw: Uint16Array) => {
    deploysInWeek.fill(0)
    teamsInWeek.fill(0)
    for (const row of neverRows) {
      const times = draw[row.unit]!
      if (times === 0) continue
      for (let index = 0; index < usedWeeks.length; index++) {
        deploysInWeek[index]! += times * row.deploys[index]!
        teamsInWeek[index]! += times * row.isTeamWeek[index]!
      }
    }
    usedWeeks.forEach((week, index) => {
      rates[week] = deploysInWeek[index]! / teamsInWeek[index]!
    })
    let deploys = 0
    let expected = 0
    for (const row of rows) {
      const times = draw[row.unit]!
      if (times === 0) continue
      deploys += times * deploysWithRate(row, rates, grid, weekCount)
      for (const week of row.weeks) if (!Number.isNaN(rates[week]!)) expected += times * rates[week]!
    }
    return deploys / expected
  }
  const ratio = ratioOf(new Uint16Array(units.length).fill(1))
  if (!Number.isFinite(ratio)) return none
  const [interval] = bootstrap(units.length, draws, random, [ratioOf])
  return { ratio, low: interval!.low, high: interval!.high, ...counts }
}

/** Deploys of a team in its weeks that have a rate; all of them unless a draw holds no never-moved team in some week. */
function deploysWithRate(
  row: { team: number; weeks: number[]; deploys: number },
  rates: Float64Array,
  grid: TeamWeeks,
  weekCount: number,
): number {
  let { deploys } = row
  for (const week of row.weeks)
    if (Number.isNaN(rates[week]!)) deploys -= grid.deploys[row.team * weekCount + week]!
  return deploys
}
