import { type FleetHistory, sumOf } from './fleet-history.ts'

/**
 * How the pace goes with what remains: `share a week x (remaining / remaining now) ^ power`. Above 0 it slows; at -1 as many
 * go a week to the last. `remaining`: free to
 * move. It slows with the own archetype, because its easy ones go first; it keeps up with all, because hands that are free help with the next.
 */
export type PaceLaw = { power: number; of: 'archetype' | 'all' }
export const paceLaws: readonly PaceLaw[] = [
  { power: 0, of: 'archetype' },
  ...[-1, -0.75, -0.5, -0.25].map((power): PaceLaw => ({ power, of: 'all' })),
  ...[0.25, 0.5, 0.75, 1].map((power): PaceLaw => ({ power, of: 'archetype' })),
]
/**
 * How far off a constant share is believed before there is data: one standard deviation. Further where hands are the limit: a
 * road team that moves as many a week to the last is as usual as services that each go when they are ready.
 */
const doubt = { archetype: 0.5, all: 1 }
/** Levels come from at most these weeks: what a company did two years ago says little of next month. */
export const levelWeeks = 26
/** What the company says of an archetype, or of a part of it, weighs like this many of its own moves. */
const priorMoves = 2

/** A rate as it is known: the gamma law with this shape, and exposure in service-weeks. */
export type Rate = { shape: number; exposure: number }

export type ArchetypeModel = {
  /** By law of the pace: starts per not-started service and week. */
  start: Rate[]
  finish: Rate
  /** Free to move at the start of the last full week: what the law's `remaining` is held against. */
  before: number
  /** Arrivals a week: not started, and on both. */
  fresh: Rate
  both: Rate
  /** Of the births on the origin, in case others are asked for than are seen. */
  birthShare: number
}

export type FleetModel = {
  archetypes: readonly string[]
  byArchetype: ArchetypeModel[]
  /** How likely each of `paceLaws` is, adding up to 1. */
  laws: number[]
  gone: Rate
  /** Finishes in the first week on both, of all archetypes. */
  young: Rate
  turnedBack: Rate
  /** Of what arrives not started, the births on the origin; and how many those are a week. */
  bornShare: number
  bornPerWeek: number
  /** What a week was against what was to be expected, shrunk by what chance alone does; drawn in blocks. */
  weekFactors: Float64Array
  /** How far the pace of two months is off what half a year before made one expect: standard deviation of its logarithm. */
  drift: number
}

/**
 * What the weeks say of how fast what moves. Where the history is of a part of the company: `whole`, of the archetypes of the
 * part in the whole company, and `company`, of all of it.
 */
export function fleetModel(
  history: FleetHistory,
  whole: FleetHistory = history,
  company: FleetHistory = whole,
): FleetModel {
  const first = Math.max(0, history.weeks - levelWeeks)
  const laws = lawWeights(company)
  const remaining = remainingOf(company.byArchetype, history.weeks)
  const totals = paceLaws.map(law => startExposure(whole, law, first, remaining))
  const startedAll = whole.byArchetype.map(({ started }) => sumOf(started, first))
  const finishedAll = whole.byArchetype.map(({ finished }) => sumOf(finished, first))
  const bothAll = whole.byArchetype.map(({ onBoth }) => sumOf(onBoth, first))
  const rateOf = (moves: number, exposure: number) => (exposure <= 0 ? 0 : moves / exposure)
  const finishOverall = rateOf(sumOf(finishedAll), sumOf(bothAll))
  const isPart = whole !== history
  const own = paceLaws.map(law => (isPart ? startExposure(history, law, first, remaining) : []))
  const weeks = Math.max(1, history.weeks - first)
  const byArchetype = history.byArchetype.map((archetype, index): ArchetypeModel => {
    const start = paceLaws.map((_, law) => {
      const exposures = totals[law]!
      const overall = rateOf(sumOf(startedAll), sumOf(exposures))
      const rate = posterior(startedAll[index]!, exposures[index]!, overall)
      return isPart
        ? posterior(sumOf(archetype.started, first), own[law]![index]!, rate.shape / rate.exposure)
        : rate
    })
    const finishCompany = posterior(finishedAll[index]!, bothAll[index]!, finishOverall)
    const finish = isPart
      ? posterior(
          sumOf(archetype.finished, first),
          sumOf(archetype.onBoth, first),
          finishCompany.shape / finishCompany.exposure,
        )
      : finishCompany
    const before = archetype.notStarted[history.weeks - 1] ?? 0
    return { start, finish, before, ...arrivalsOf(history, index, weeks, first) }
  })
  const exposed = whole.byArchetype.reduce(
    (sum, { notStarted, onBoth }) => sum + sumOf(notStarted, first) + sumOf(onBoth, first),
    0,
  )
  const turned = whole.byArchetype.reduce((sum, { turnedBack }) => sum + sumOf(turnedBack, first), 0)
  const born = sumOf(history.fleet.born, first)
  const fresh = byArchetype.reduce((sum, row) => sum + row.fresh.shape, 0)
  return {
    archetypes: history.archetypes,
    bornShare: fresh === 0 ? 0 : Math.min(1, born / fresh),
    bornPerWeek: born / weeks,
    byArchetype,
    laws,
    gone: observed(sumOf(whole.fleet.gone, first), exposed),
    young: observed(
      whole.byArchetype.reduce((sum, { youngFinished }) => sum + sumOf(youngFinished, first), 0),
      whole.byArchetype.reduce((sum, { young }) => sum + sumOf(young, first), 0),
    ),
    turnedBack: observed(turned, sumOf(bothAll)),
    weekFactors: weekFactors(whole, first),
    drift: paceDrift(whole, paceLaws[laws.indexOf(Math.max(...laws))]!),
  }
}

/** The own moves, and the company's rate as if `priorMoves` had been seen at it. Without any rate: half a move of doubt. */
function posterior(moves: number, exposure: number, rate: number): Rate {
  if (rate <= 0) return { shape: moves + 0.5, exposure: Math.max(1, exposure) }
  return { shape: moves + priorMoves, exposure: exposure + priorMoves / rate }
}

/** What never happened is not expected; what did is known as well as it was seen often. */
const observed = (count: number, exposure: number): Rate => ({
  shape: count === 0 ? 0 : count + 0.5,
  exposure: Math.max(1, exposure),
})

/** Arrivals of the last weeks of the level, shared among archetypes as over the whole history. */
function arrivalsOf(history: FleetHistory, index: number, weeks: number, first: number) {
  const { born, entered, returned } = history.fleet
  const recent = sumOf(born, first) + sumOf(entered, first) + sumOf(returned, first)
  const all = sumOf(history.arrivals.fresh) + sumOf(history.arrivals.both)
  const part = (count: number): Rate => ({
    shape: all === 0 || count === 0 ? 0 : (recent * count) / all,
    exposure: weeks,
  })
  const fresh = sumOf(history.arrivals.fresh)
  return {
    fresh: part(history.arrivals.fresh[index]!),
    both: part(history.arrivals.both[index]!),
    birthShare:
      fresh === 0 ? 1 / Math.max(1, history.archetypes.length) : history.arrivals.fresh[index]! / fresh,
  }
}

/** Service-weeks not started by archetype, each weighed by what the law makes of its pace against now. */
function startExposure(
  { byArchetype, weeks }: FleetHistory,
  law: PaceLaw,
  first: number,
  all: Float64Array,
): number[] {
  return byArchetype.map(({ notStarted }) => {
    const remaining = law.of === 'all' ? all : notStarted
    const now = (remaining[weeks - 1] ?? 0) + 1
    let sum = 0
    for (let week = first; week < weeks; week++)
      sum += notStarted[week]! * paceFactor((remaining[week]! + 1) / now, law.power)
    return sum
  })
}

function remainingOf(byArchetype: FleetHistory['byArchetype'], weeks: number): Float64Array {
  const all = new Float64Array(weeks)
  for (const { notStarted } of byArchetype)
    for (let week = 0; week < weeks; week++) all[week]! += notStarted[week]!
  return all
}

/** Bounded: nobody knows how slow the very last are, and nothing gets faster without end. */
export const paceFactor = (remaining: number, power: number): number =>
  power === 0 ? 1 : Math.min(mostFactor, Math.max(leastFactor, remaining ** power))
export const leastFactor = 0.05
export const mostFactor = 20

/** How likely each law is by the starts of all archetypes and weeks (Poisson, the level of each archetype free). */
function lawWeights({ byArchetype, weeks }: FleetHistory): number[] {
  const all = remainingOf(byArchetype, weeks)
  const logs = paceLaws.map(({ power, of }) => {
    let log = -0.5 * (power / doubt[of]) ** 2
    for (const { notStarted, started } of byArchetype) {
      const remaining = of === 'all' ? all : notStarted
      const now = (remaining[weeks - 1] ?? 0) + 1
      const total = sumOf(started)
      if (total < 5) continue
      let exposure = 0
      for (let week = 0; week < weeks; week++) {
        const factor = paceFactor((remaining[week]! + 1) / now, power)
        exposure += notStarted[week]! * factor
        if (started[week]! > 0 && notStarted[week]! > 0) log += started[week]! * Math.log(factor)
      }
      if (exposure > 0) log += total * Math.log(total / exposure)
    }
    return log
  })
  const most = Math.max(...logs)
  const weights = logs.map(log => Math.exp(log - most))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map(weight => weight / sum)
}

/** Moves and starts of a week over those of the mean week, drawn towards 1 by as much as chance alone makes weeks differ. */
function weekFactors({ byArchetype }: FleetHistory, first: number): Float64Array {
  const weeks = (byArchetype[0]?.started.length ?? 0) - first
  if (weeks < 4) return Float64Array.of(1)
  const seen = new Float64Array(weeks)
  const expected = new Float64Array(weeks)
  for (const { notStarted, onBoth, started, finished } of byArchetype) {
    const startRate = sumOf(started, first) / Math.max(1, sumOf(notStarted, first))
    const finishRate = sumOf(finished, first) / Math.max(1, sumOf(onBoth, first))
    for (let week = 0; week < weeks; week++) {
      seen[week]! += started[first + week]! + finished[first + week]!
      expected[week]! += notStarted[first + week]! * startRate + onBoth[first + week]! * finishRate
    }
  }
  let excess = 0
  let total = 0
  for (let week = 0; week < weeks; week++) {
    const off = (seen[week]! - expected[week]!) ** 2
    total += off
    excess += off - expected[week]!
  }
  const kept = total <= 0 ? 0 : Math.sqrt(Math.max(0, excess) / total)
  const factors = seen.map((count, week) =>
    Math.max(0.05, 1 + kept * (count / Math.max(expected[week]!, 0.5) - 1)),
  )
  const mean = sumOf(factors) / weeks
  return factors.map(factor => factor / mean)
}

/** What is believed before the own past says more, and as if it had been seen so often. */
const usualDrift = 0.1
const drawnLooks = 4
const driftWeeks = 8

/**
 * Looks back as the forecast looks ahead: at many weeks of the past, moves of the next eight against those the 26 before made
 * one expect, less what chance alone does.
 */
function paceDrift({ byArchetype, weeks }: FleetHistory, { power, of }: PaceLaw): number {
  const all = remainingOf(byArchetype, weeks)
  let squares = 0
  let looks = 0
  for (let at = levelWeeks; at + driftWeeks <= weeks; at += driftWeeks / 2) {
    let seen = 0
    let expected = 0
    let before = 0
    for (const { notStarted, onBoth, started, finished } of byArchetype) {
      const remaining = of === 'all' ? all : notStarted
      const sums = { pastStarts: 0, pastFinishes: 0, pastNot: 0, pastBoth: 0, nextNot: 0, nextBoth: 0 }
      for (let week = at - levelWeeks; week < at + driftWeeks; week++) {
        const not = notStarted[week]! * paceFactor((remaining[week]! + 1) / (remaining[at]! + 1), power)
        if (week < at) {
          sums.pastStarts += started[week]!
          sums.pastFinishes += finished[week]!
          sums.pastNot += not
          sums.pastBoth += onBoth[week]!
        } else {
          seen += started[week]! + finished[week]!
          sums.nextNot += not
          sums.nextBoth += onBoth[week]!
        }
      }
      before += sums.pastStarts + sums.pastFinishes
      if (sums.pastNot > 0) expected += (sums.pastStarts / sums.pastNot) * sums.nextNot
      if (sums.pastBoth > 0) expected += (sums.pastFinishes / sums.pastBoth) * sums.nextBoth
    }
    if (expected < 5 || before < 5) continue
    looks += 1
    squares += Math.log((seen + 0.5) / (expected + 0.5)) ** 2 - 1 / expected - 1 / before
  }
  return Math.sqrt((Math.max(0, squares) + drawnLooks * usualDrift ** 2) / (looks + drawnLooks))
}
