import { off, on } from './platform-side.ts'
import type { TeamWeeks } from './team-weeks.ts'

/** When a team moved, as places of weeks. */
export type MovedTeam = {
  team: number
  arrival: number
  firstOn: number
  /** On in its first covered week: nothing from before is known, so it is in neither group of figures 4 and 5. */
  isWithoutBefore: boolean
}

export type TeamGroups = {
  moved: MovedTeam[]
  /** Teams with team-weeks, all of them off, and no arrival by the instant. */
  neverMoved: number[]
  /** Team-weeks off in a row up to and with a week, per cell; 0 for teams in neither group. */
  offRuns: Uint16Array
}

/**
 * Sorts teams into moved and never moved (definitions.md 4 and 7): moved = a not-born service of it has been on the
 * target and at least half of them were at the start of some covered week.
 */
export function movedTeams(grid: TeamWeeks, sides: Uint8Array): TeamGroups {
  const { weekCount } = grid.axis
  const groups: TeamGroups = { moved: [], neverMoved: [], offRuns: new Uint16Array(sides.length) }
  for (let team = 0; team < grid.teams.length; team++) {
    const row = sides.subarray(team * weekCount, (team + 1) * weekCount)
    const firstCovered = row.findIndex(side => side !== 0)
    if (firstCovered === -1) continue
    const firstOn = row.indexOf(on)
    const arrival = grid.arrival[team]!
    const hasArrived = !Number.isNaN(arrival)
    if (firstOn === -1 && !hasArrived) groups.neverMoved.push(team)
    if (firstOn !== -1 && (hasArrived || firstOn === firstCovered))
      groups.moved.push({ team, arrival, firstOn, isWithoutBefore: firstOn === firstCovered })
    if (firstOn === firstCovered) continue
    for (let week = firstCovered; week < weekCount; week++) {
      const cell = team * weekCount + week
      if (row[week] === off) groups.offRuns[cell] = (week > 0 ? groups.offRuns[cell - 1]! : 0) + 1
    }
  }
  return groups
}
