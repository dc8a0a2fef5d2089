import { bootstrap } from '../statistics/bootstrap.ts'
import { drawnRatio } from '../statistics/drawn-ratio.ts'
import type { Random } from '../statistics/seeded-random.ts'
import type { KeptComparison } from './controlled-effect.ts'
import type { FrequencyFigures } from './frequency-figures.ts'
import { settlingWeeks } from './team-comparisons.ts'
import type { TeamWeeks } from './team-weeks.ts'
import { windowWeeks } from './week-axis.ts'

/**
 * The teams of figure 4 around their move: mean deploys of their baskets in each of the 24 weeks, and of their controls
 * in the same calendar weeks (the mean control of each team, averaged over teams). Negative weeks count from the arrival
 * week, the others from the first on week. A pre-trend that differs from the controls' is the reason to doubt figure 4.
 */
export function alignedSeries(
  grid: TeamWeeks,
  kept: KeptComparison[],
  isShown: boolean,
  draws: number,
  random: Random,
): FrequencyFigures['aligned'] {
  const { weekCount } = grid.axis
  const teams = kept.toSorted((one, other) => one.team - other.team)
  const deploysOf = (services: number[], week: number) => {
    let deploys = 0
    for (const service of services) deploys += grid.deploysOfService[service * weekCount + week]!
    return deploys
  }
  const controlMeans = new Map<unknown, Float64Array>()
  const steps = Array.from({ length: 2 * windowWeeks }, (_, step) => step)
  const weekOf = ({ windows }: KeptComparison, step: number) =>
    step < windowWeeks ? windows.before + step : windows.after + step - windowWeeks
  for (const comparison of teams) {
    if (controlMeans.has(comparison.controls)) continue
    const { baskets } = comparison.controls
    const means = Float64Array.from(steps, step => {
      const week = weekOf(comparison, step)
      return baskets.reduce((sum, { services }) => sum + deploysOf(services, week), 0) / baskets.length
    })
    controlMeans.set(comparison.controls, means)
  }
  const ones = new Float64Array(teams.length).fill(1)
  const rows = steps.map(step =>
    Float64Array.from(teams, team => deploysOf(team.basket.services, weekOf(team, step))),
  )
  const bands = isShown
    ? bootstrap(
        teams.length,
        draws,
        random,
        rows.map(row => drawnRatio(row, ones)),
      )
    : []
  const mean = (values: Iterable<number>) =>
    Iterator.from(values).reduce((sum, value) => sum + value, 0) / teams.length
  return steps.map(step => {
    const week = step < windowWeeks ? step - windowWeeks : step - windowWeeks + settlingWeeks
    if (!isShown) return { week, moved: null, movedLow: null, movedHigh: null, controls: null }
    return {
      week,
      moved: mean(rows[step]!),
      movedLow: bands[step]!.low,
      movedHigh: bands[step]!.high,
      controls: mean(teams.map(team => controlMeans.get(team.controls)![step]!)),
    }
  })
}
