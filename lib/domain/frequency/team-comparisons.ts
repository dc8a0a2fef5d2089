import { type BasketSums, baskets, type TwoWindows } from './baskets.ts'
import type { NotComparedReason } from './frequency-figures.ts'
import type { MovedTeam, TeamGroups } from './moved-teams.ts'
import type { TeamWeeks } from './team-weeks.ts'
import { windowWeeks } from './week-axis.ts'

/** Weeks after its first on week that are left out as settling in. */
export const settlingWeeks = 3

/** The teams off from the first to the last week of a pair of windows, with their baskets over the same weeks. */
export type ControlGroup = TwoWindows & {
  teams: number[]
  baskets: BasketSums[]
  before: number
  after: number
}

/** One moved team against its controls; `basket` null when its 24 weeks are not complete. */
export type TeamComparison = MovedTeam & {
  windows: TwoWindows
  basket: BasketSums | null
  controls: ControlGroup | null
  leftOut: NotComparedReason | null
}

/**
 * Sets every moved team beside its controls (definitions.md 4, figure 4, and 7): before = the 12 full weeks before its
 * arrival week, after = the 12 full weeks from 3 weeks after its first on week, all of them team-weeks; controls = the
 * teams off in every week from the first to the last of these.
 */
export function teamComparisons(grid: TeamWeeks, groups: TeamGroups): TeamComparison[] {
  const { weekCount } = grid.axis
  const basketOf = baskets(grid)
  const isCovered = (team: number, first: number) => {
    const start = team * weekCount + first
    return grid.isTeamWeek.subarray(start, start + windowWeeks).every(flag => flag === 1)
  }
  const controlGroups = new Map<string, ControlGroup>()
  const controlsOf = (windows: TwoWindows): ControlGroup => {
    const key = `${windows.before}/${windows.after}`
    const known = controlGroups.get(key)
    if (known !== undefined) return known
    const group: ControlGroup = { ...windows, teams: [], baskets: [], before: 0, after: 0 }
    const last = windows.after + windowWeeks - 1
    for (let team = 0; team < grid.teams.length; team++) {
      if (groups.offRuns[team * weekCount + last]! < last - windows.before + 1) continue
      const basket = basketOf(team, windows)
      group.teams.push(team)
      group.baskets.push(basket)
      group.before += basket.before
      group.after += basket.after
    }
    controlGroups.set(key, group)
    return group
  }
  return groups.moved.map(move => {
    const windows = { before: move.arrival - windowWeeks, after: move.firstOn + settlingWeeks }
    const comparison: TeamComparison = {
      ...move,
      windows,
      basket: null,
      controls: null,
      leftOut: 'incomplete',
    }
    if (move.isWithoutBefore) return { ...comparison, leftOut: 'no_before' }
    const isInside =
      windows.before >= 0 && windows.after + windowWeeks <= weekCount && move.arrival <= move.firstOn
    if (!isInside || !isCovered(move.team, windows.before) || !isCovered(move.team, windows.after))
      return comparison
    const basket = basketOf(move.team, windows)
    if (basket.size === 0) return comparison
    const controls = controlsOf(windows)
    const leftOut = basket.before === 0 ? 'nothing_before' : controls.before === 0 ? 'no_controls' : null
    return { ...comparison, basket, controls, leftOut }
  })
}
