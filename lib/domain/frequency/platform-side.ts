import type { TeamWeeks } from './team-weeks.ts'

/** What "on the platform" asks of a team's not-born services. */
export type OnRule = 'half' | 'at_least_one' | 'all'

export const noTeamWeek = 0
export const off = 1
export const mixed = 2
export const on = 3

/**
 * On, off or mixed (definitions.md 3): `movable` services of the team were not born on the target, `present` of them
 * are there at Monday 00:00 UTC. A team that owns only born ones is on, by every rule.
 */
export function platformSide(
  rule: OnRule,
  movable: number,
  present: number,
): typeof off | typeof mixed | typeof on {
  if (movable === 0) return on
  if (present === 0) return off
  if (rule === 'at_least_one') return on
  return (rule === 'all' ? present === movable : present * 2 >= movable) ? on : mixed
}

/** The side of every team-week; `noTeamWeek` where there is none. Cells as in `TeamWeeks`. */
export function platformSides(grid: TeamWeeks, rule: OnRule): Uint8Array {
  const sides = new Uint8Array(grid.isTeamWeek.length)
  for (let cell = 0; cell < sides.length; cell++) {
    if (grid.isTeamWeek[cell])
      sides[cell] = platformSide(rule, grid.movableCount[cell]!, grid.presentCount[cell]!)
  }
  return sides
}
