import { bootstrap, type Interval, type Statistic } from '../statistics/bootstrap.ts'
import { drawnRatio } from '../statistics/drawn-ratio.ts'
import { geometricMean } from '../statistics/geometric-mean.ts'
import type { Random } from '../statistics/seeded-random.ts'
import type { Gain } from './cpu-figures.ts'
import type { MeasuredService } from './measured-service.ts'

/** Services behind a gain, at least. */
export const leastServices = 10

/** Utilization after / utilization before; not finite when it used nothing before. */
export const gainOf = ({ before, after }: MeasuredService): number =>
  after.used / after.provisioned / (before.used / before.provisioned)

/**
 * Figure 11 over some services: the ratio of sums (utilization of all after / of all before), the geometric mean of the
 * services' own ratios, and the share of them from 2 to 3, with intervals that resample whole services (definitions.md
 * 4 and 7). A service that used nothing before or after is in the sums and has no ratio of its own. Null below ten services.
 */
export function cpuGain(unsorted: readonly MeasuredService[], draws: number, random: Random): Gain {
  const services = unsorted.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const none: Gain = {
    ratioOfSums: null,
    low: null,
    high: null,
    geometricMean: null,
    geometricLow: null,
    geometricHigh: null,
    services: services.length,
    shareBetween2And3: null,
    before: null,
    after: null,
  }
  if (services.length < leastServices) return none
  const column = (when: 'before' | 'after', field: 'used' | 'provisioned') =>
    Float64Array.from(services, service => service[when][field])
  const drawBefore = drawnRatio(column('before', 'used'), column('before', 'provisioned'))
  const drawAfter = drawnRatio(column('after', 'used'), column('after', 'provisioned'))
  const ratioOfSums: Statistic = draw => drawAfter(draw) / drawBefore(draw)
  const ratios = services.map(gainOf)
  const hasRatio = Float64Array.from(ratios, ratio => (ratio > 0 && Number.isFinite(ratio) ? 1 : 0))
  const logs = Float64Array.from(ratios, (ratio, place) => (hasRatio[place] ? Math.log(ratio) : 0))
  const meanLog = drawnRatio(logs, hasRatio)
  const [sums, geometric] = bootstrap(services.length, draws, random, [
    ratioOfSums,
    draw => Math.exp(meanLog(draw)),
  ])
  const once = new Uint16Array(services.length).fill(1)
  const known = ratios.filter((_, place) => hasRatio[place] === 1)
  const value = ratioOfSums(once)
  const middle = geometricMean(known)
  const orNull = (number: number) => (Number.isFinite(number) ? number : null)
  const ends = (number: number, interval: Interval) =>
    Number.isFinite(number) ? ([interval.low, interval.high] as const) : ([null, null] as const)
  const [low, high] = ends(value, sums!)
  const [geometricLow, geometricHigh] = ends(middle, geometric!)
  return {
    ratioOfSums: orNull(value),
    low,
    high,
    geometricMean: orNull(middle),
    geometricLow,
    geometricHigh,
    services: services.length,
    shareBetween2And3:
      known.length === 0 ? null : known.filter(ratio => ratio >= 2 && ratio <= 3).length / known.length,
    before: orNull(drawBefore(once)),
    after: orNull(drawAfter(once)),
  }
}
