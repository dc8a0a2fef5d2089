import { bootstrap, type Draw, type Interval, type Statistic } from '../statistics/bootstrap.ts'
import { drawnMedian } from '../statistics/drawn-median.ts'
import { drawnRatio } from '../statistics/drawn-ratio.ts'
import { median } from '../statistics/median.ts'
import type { Random } from '../statistics/seeded-random.ts'
import type { CountedAnotherWay, CountingRule, Estimate, Side } from './frequency-figures.ts'
import { type OnRule, off, on, platformSides } from './platform-side.ts'
import { ratioOfSums, type SideSums, sideSums } from './side-sums.ts'
import type { TeamWeeks } from './team-weeks.ts'
import { hasEnough } from './too-little.ts'
import { windowWeeks } from './week-axis.ts'

export type Headline = {
  on: Side
  off: Side
  ratio: Estimate
  countedAnotherWay: CountedAnotherWay[]
  droppedRatioDraws: number
  hasEnough: boolean
  sums: { on: SideSums; off: SideSums }
}

type Pair = {
  rule: CountingRule
  on: number
  off: number
  drawOn: Statistic
  drawOff: Statistic
  hasOn: boolean
  hasOff: boolean
}

const orNull = (value: number, isShown: boolean) => (isShown && Number.isFinite(value) ? value : null)

/**
 * Figures 1, 2 and 3 over the last 12 full weeks, and the same under other choices, all from the same draws of
 * teams with their whole histories in the window (definitions.md 3, 4, 7).
 */
export function headline(grid: TeamWeeks, draws: number, random: Random): Headline {
  const end = grid.axis.weekCount
  const first = end - windowWeeks
  const sumsOf = (rule: OnRule) => {
    const sides = platformSides(grid, rule)
    return { on: sideSums(grid, sides, on, first, end), off: sideSums(grid, sides, off, first, end) }
  }
  const half = sumsOf('half')
  const perTeam = (
    rule: CountingRule,
    sums: { on: SideSums; off: SideSums },
    field: 'deploys' | 'days' | 'rollouts' | 'withRollbacks',
    by: 'teamWeeks' | 'serviceWeeks',
  ): Pair => ({
    rule,
    on: ratioOfSums(sums.on[field], sums.on[by]),
    off: ratioOfSums(sums.off[field], sums.off[by]),
    drawOn: drawnRatio(sums.on[field], sums.on[by]),
    drawOff: drawnRatio(sums.off[field], sums.off[by]),
    hasOn: hasEnough(sums.on),
    hasOff: hasEnough(sums.off),
  })
  const pairs: Pair[] = [
    perTeam('deploys_per_team', half, 'deploys', 'teamWeeks'),
    perTeam('deploy_days_per_team', half, 'days', 'teamWeeks'),
    {
      rule: 'median_team',
      on: medianOf(half.on),
      off: medianOf(half.off),
      drawOn: drawnMedian(half.on.means),
      drawOff: drawnMedian(half.off.means),
      hasOn: hasEnough(half.on),
      hasOff: hasEnough(half.off),
    },
    perTeam('per_service', half, 'deploys', 'serviceWeeks'),
    perTeam('on_at_least_one', sumsOf('at_least_one'), 'deploys', 'teamWeeks'),
    perTeam('on_all', sumsOf('all'), 'deploys', 'teamWeeks'),
    perTeam('each_cluster', half, 'rollouts', 'teamWeeks'),
    perTeam('with_rollbacks', half, 'withRollbacks', 'teamWeeks'),
  ]
  const intervals = drawTeams(grid, first, draws, random, pairs)
  const estimateOf = (pair: Pair, interval: Interval): Estimate => {
    const value = orNull(pair.on / pair.off, pair.hasOn && pair.hasOff)
    return value === null
      ? { value, low: null, high: null }
      : { value, low: interval.low, high: interval.high }
  }
  const [teams, , medianTeam, perService] = pairs
  const sideOf = (side: 'on' | 'off', interval: Interval): Side => {
    const isShown = hasEnough(half[side])
    return {
      ratePerWeek: orNull(teams![side], isShown),
      low: isShown ? interval.low : null,
      high: isShown ? interval.high : null,
      teams: half[side].teamCount,
      teamWeeks: half[side].teamWeekCount,
      weeks: half[side].weekCount,
      medianTeam: orNull(medianTeam![side], isShown),
      perService: orNull(perService![side], isShown),
    }
  }
  const [onInterval, offInterval, ...ratios] = intervals
  return {
    on: sideOf('on', onInterval!),
    off: sideOf('off', offInterval!),
    ratio: estimateOf(teams!, ratios[0]!),
    countedAnotherWay: pairs.map((pair, index) => ({
      rule: pair.rule,
      on: orNull(pair.on, pair.hasOn),
      off: orNull(pair.off, pair.hasOff),
      ratio: estimateOf(pair, ratios[index]!),
    })),
    droppedRatioDraws: ratios[0]!.dropped,
    hasEnough: teams!.hasOn && teams!.hasOff,
    sums: half,
  }
}

const medianOf = (sums: SideSums) => median(sums.means.filter(mean => !Number.isNaN(mean)))

/** Intervals of on, off and each pair's ratio; units are the teams with any team-week in the window. */
function drawTeams(grid: TeamWeeks, first: number, draws: number, random: Random, pairs: Pair[]): Interval[] {
  const { weekCount } = grid.axis
  const units = grid.teams.flatMap((_, team) =>
    grid.isTeamWeek.subarray(team * weekCount + first, (team + 1) * weekCount).includes(1) ? [team] : [],
  )
  const drawn: Draw = new Uint16Array(grid.teams.length)
  const spread = (draw: Draw) => {
    for (let unit = 0; unit < units.length; unit++) drawn[units[unit]!] = draw[unit]!
    return drawn
  }
  const [teams] = pairs
  let teamsOn = Number.NaN
  let teamsOff = Number.NaN
  return bootstrap(units.length, draws, random, [
    draw => {
      teamsOn = teams!.drawOn(spread(draw))
      return teamsOn
    },
    () => {
      teamsOff = teams!.drawOff(drawn)
      return teamsOff
    },
    () => teamsOn / teamsOff,
    ...pairs.slice(1).map(pair => () => pair.drawOn(drawn) / pair.drawOff(drawn)),
  ])
}
