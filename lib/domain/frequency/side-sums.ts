import type { TeamWeeks } from './team-weeks.ts'

/** What each team did in its team-weeks of one side, within some weeks; by place of the team. */
export type SideSums = {
  deploys: Float64Array
  /** Each cluster counted. */
  rollouts: Float64Array
  /** Deploys and rollbacks. */
  withRollbacks: Float64Array
  /** Distinct UTC days with a deploy, summed over team-weeks. */
  days: Float64Array
  teamWeeks: Float64Array
  serviceWeeks: Float64Array
  /** The team's own deploys per week; NaN without a team-week. */
  means: Float64Array
  /** Teams with a team-week, team-weeks, and distinct ISO weeks. */
  teamCount: number
  teamWeekCount: number
  weekCount: number
}

const bitCounts = Uint8Array.from({ length: 128 }, (_, mask) => mask.toString(2).replaceAll('0', '').length)

/** Distinct UTC days in a bit mask of a week. */
export const dayCount = (days: number): number => bitCounts[days & 127]!

/** Sums over the team-weeks in weeks [first, end) whose entry in `sides` is `side`. */
export function sideSums(
  grid: TeamWeeks,
  sides: Uint8Array,
  side: number,
  first: number,
  end: number,
): SideSums {
  const size = grid.teams.length
  const sums: SideSums = {
    deploys: new Float64Array(size),
    rollouts: new Float64Array(size),
    withRollbacks: new Float64Array(size),
    days: new Float64Array(size),
    teamWeeks: new Float64Array(size),
    serviceWeeks: new Float64Array(size),
    means: new Float64Array(size),
    teamCount: 0,
    teamWeekCount: 0,
    weekCount: 0,
  }
  const isSeen = new Uint8Array(grid.axis.weekCount)
  for (let team = 0; team < size; team++) {
    for (let week = first; week < end; week++) {
      const cell = team * grid.axis.weekCount + week
      if (sides[cell] !== side) continue
      sums.deploys[team]! += grid.deploys[cell]!
      sums.rollouts[team]! += grid.rollouts[cell]!
      sums.withRollbacks[team]! += grid.deploys[cell]! + grid.rollbacks[cell]!
      sums.days[team]! += dayCount(grid.days[cell]!)
      sums.serviceWeeks[team]! += grid.serviceCount[cell]!
      sums.teamWeeks[team]!++
      isSeen[week] = 1
    }
    sums.means[team] = sums.deploys[team]! / sums.teamWeeks[team]!
    if (sums.teamWeeks[team]! > 0) sums.teamCount++
    sums.teamWeekCount += sums.teamWeeks[team]!
  }
  sums.weekCount = isSeen.reduce((seen, flag) => seen + flag, 0)
  return sums
}

/** Sum of numerators / sum of denominators over all teams; NaN where there is nothing. */
export function ratioOfSums(numerators: Float64Array, denominators: Float64Array): number {
  let top = 0
  let bottom = 0
  for (let unit = 0; unit < numerators.length; unit++) {
    top += numerators[unit]!
    bottom += denominators[unit]!
  }
  return top / bottom
}
