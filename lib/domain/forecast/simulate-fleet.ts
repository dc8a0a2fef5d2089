import { seededRandom } from '../statistics/seeded-random.ts'
import { drawnArrivals, drawnOf } from './drawn-count.ts'
import { drawnGamma, drawnNormal } from './drawn-gamma.ts'
import { type FleetModel, leastFactor, mostFactor, paceLaws, type Rate } from './fleet-model.ts'

/** Services of one archetype and stage that cannot move yet: until a week, and until all these blockers are gone. */
export type WaitingGroup = {
  archetype: number
  stage: 1 | 2
  count: number
  untilWeek: number
  /** Places in `blockers`. */
  blockers: readonly number[]
}

/** An open blocker: the weeks until its promised day, or null where none is promised, or it is past; then its age counts. */
export type OpenBlocker = { id: string; inWeeks: number | null; ageWeeks: number }

/** What is left at the instant. `movable`: by archetype, not started and on both. */
export type FleetNow = {
  movable: { notStarted: readonly number[]; onBoth: readonly number[] }
  waiting: readonly WaitingGroup[]
  blockers: readonly OpenBlocker[]
  /** How many weeks blockers took that were solved. Without any, one without a day stays. */
  solvedWeeks: readonly number[]
}

/** What is changed against how it is. `birthsPerWeek`: on the origin, in place of what is seen; `without`: an archetype taken out. */
export type FleetChange = {
  pace?: number
  birthsPerWeek?: number
  without?: number
  /** Weeks from now, by place in `blockers`. */
  solved?: ReadonlyMap<number, number>
}

/** Of a part: what of the whole company is free to move, run by run and week by week; its free hands come here too. */
export type Hands = { runs: number; weeks: number; free: Int32Array; before: number }

export type Draws = { runs: number; seed: number; weeks: number }

export type FleetRuns = {
  runs: number
  weeks: number
  /** The week in which it is over (`newWeeks`); Infinity: not within the weeks. */
  finished: Float64Array
  /** What is left at the end of each week, run by run: `run x (weeks + 1) + week`. */
  left: Int32Array
  /** Of these not started and held by nothing. */
  free: Int32Array
  /** The archetype of the last one. */
  lastArchetype: Int16Array
}

const blockWeeks = 4
/** The pace drifts from one quarter to the next, and keeps most of it. */
const driftWeeks = 12
const driftKept = 0.7
/**
 * It is over when of every archetype no more is left than arrived within these weeks, and nothing is held: where births or
 * returns never quite stop, none would ever be the last. Without arrivals that is when nothing is left.
 */
export const newWeeks = 12
const mostShare = 0.95
const draw = ({ shape, exposure }: Rate, random: () => number) => drawnGamma(shape, exposure, random)

/**
 * What is left, week by week and run by run. Rates are drawn once a run as well as they are known, weeks in blocks of four
 * from the own past, moves from the binomial law. Each run has numbers of its own that no change moves, so that two
 * simulations with one seed differ by what was changed alone.
 */
export function simulateFleet(
  model: FleetModel,
  now: FleetNow,
  { runs, seed, weeks }: Draws,
  { pace = 1, birthsPerWeek, without = -1, solved }: FleetChange = {},
  hands?: Hands,
): FleetRuns {
  const size = model.archetypes.length
  const finished = new Float64Array(runs).fill(Number.POSITIVE_INFINITY)
  const left = new Int32Array(runs * (weeks + 1))
  const free = new Int32Array(runs * (weeks + 1))
  const lastArchetype = new Int16Array(runs).fill(-1)
  const start = new Float64Array(size)
  const finish = new Float64Array(size)
  const fresh = new Float64Array(size)
  const both = new Float64Array(size)
  const n1 = new Int32Array(size)
  const n2 = new Int32Array(size)
  // On both since last week: leaving takes seven full days.
  const young = new Int32Array(size)
  const arrived = new Int32Array(size * newWeeks)
  const recent = new Int32Array(size)
  const freed1 = new Int32Array(size * (weeks + 1))
  const freed2 = new Int32Array(size * (weeks + 1))
  // Beyond this many the pace changes no more.
  const most = 4 * Math.max(leftNow(now), hands?.before ?? 0) + 1_000
  const noFresh = new Float64Array(size)
  const noBoth = new Float64Array(size)
  const factors = model.weekFactors
  const allBefore = Math.min(most, hands?.before ?? freeBefore(model))
  const powersOf = powersUpTo(most)
  for (let run = 0; run < runs; run++) {
    const known = seededRandom(seed * 7919 + run * 2)
    const random = seededRandom(seed * 7919 + run * 2 + 1)
    const drawn = drawnLaw(model.laws, known())
    const law = paceLaws[drawn]!
    const powers = powersOf(law.power)
    const gone = draw(model.gone, known)
    const turnedBack = draw(model.turnedBack, known)
    const youngFinish = draw(model.young, known)
    for (let a = 0; a < size; a++) {
      const own = model.byArchetype[a]!
      start[a] = draw(own.start[drawn]!, known)
      finish[a] = draw(own.finish, known)
      const arriving = draw(own.fresh, known)
      const others = birthsPerWeek === undefined ? arriving : arriving * (1 - model.bornShare)
      fresh[a] = a === without ? 0 : others + (birthsPerWeek ?? 0) * own.birthShare
      const onBoth = draw(own.both, known)
      both[a] = a === without ? 0 : onBoth
      noFresh[a] = Math.exp(-fresh[a]!)
      noBoth[a] = Math.exp(-both[a]!)
      n1[a] = a === without ? 0 : now.movable.notStarted[a]!
      n2[a] = a === without ? 0 : now.movable.onBoth[a]!
      young[a] = 0
      recent[a] = 0
    }
    arrived.fill(0)
    freed1.fill(0)
    freed2.fill(0)
    const releases = now.blockers.map((blocker, index) =>
      releaseWeek(blocker, solved?.get(index), now.solvedWeeks, known()),
    )
    let waiting = 0
    for (const { archetype, stage, count, untilWeek, blockers } of now.waiting) {
      if (archetype === without) continue
      let week = untilWeek
      for (const blocker of blockers) week = Math.max(week, releases[blocker]!)
      if (week <= 0) {
        if (stage === 1) n1[archetype]! += count
        else n2[archetype]! += count
        continue
      }
      waiting += count
      if (week <= weeks) (stage === 1 ? freed1 : freed2)[archetype * (weeks + 1) + Math.ceil(week)]! += count
    }
    let sum = waiting
    let all = 0
    for (let a = 0; a < size; a++) {
      all += n1[a]!
      sum += n1[a]! + n2[a]!
    }
    const base = run * (weeks + 1)
    left[base] = sum
    free[base] = all
    if (sum === 0) finished[run] = 0
    let block = 0
    let drift = 0
    let level = pace
    let isOver = sum === 0
    for (let week = 1; week <= weeks && !isOver; week++) {
      const place = random()
      if ((week - 1) % blockWeeks === 0) block = Math.floor(place * factors.length)
      if ((week - 1) % driftWeeks === 0) {
        const kept = week === 1 ? 0 : driftKept
        drift = kept * drift + Math.sqrt(1 - kept ** 2) * model.drift * drawnNormal(known)
        level = Math.exp(drift) * pace
      }
      const factor = factors[(block + week - 1) % factors.length]! * level
      sum = waiting
      let isOld = false
      let remainingAfter = 0
      if (hands !== undefined)
        all = hands.free[(run % hands.runs) * (hands.weeks + 1) + Math.min(week - 1, hands.weeks)]!
      for (let a = 0; a < size; a++) {
        const u1 = random()
        const u2 = random()
        const u3 = random()
        const u4 = random()
        const u5 = random()
        const released = a * (weeks + 1) + week
        const from1 = freed1[released]!
        const from2 = freed2[released]!
        if (from1 + from2 > 0) {
          waiting -= from1 + from2
          sum -= from1 + from2
        }
        const hadBefore = n1[a]! + n2[a]! + young[a]! + from1 + from2
        let ready1 = n1[a]! + from1
        let ready2 = n2[a]! + from2
        if (ready2 > 0) ready2 -= exits(ready2, finish[a]! * factor + gone, u2)
        if (young[a]! > 0) ready2 += young[a]! - exits(young[a]!, youngFinish * factor, u4)
        let starts = 0
        if (ready1 > 0) {
          const remaining = Math.min(most, law.of === 'all' ? all : ready1)
          const against = law.of === 'all' ? allBefore : Math.min(most, model.byArchetype[a]!.before)
          const pacing = Math.min(mostFactor, Math.max(leastFactor, powers[remaining]! / powers[against]!))
          const share = start[a]! * factor * pacing
          const out = drawnOf(ready1, Math.min(mostShare, share + gone), u1)
          starts = gone === 0 ? out : drawnOf(out, share / (share + gone), u3)
          ready1 -= out
        }
        young[a] = starts
        if (turnedBack > 0 && ready2 > 0) {
          const turned = drawnOf(ready2, Math.min(mostShare, turnedBack), u5)
          ready2 -= turned
          ready1 += turned
        }
        const u6 = random()
        const u7 = random()
        const new1 = fresh[a]! > 0 ? drawnArrivals(fresh[a]!, u6, noFresh[a]) : 0
        const new2 = both[a]! > 0 ? drawnArrivals(both[a]!, u7, noBoth[a]) : 0
        ready1 += new1
        ready2 += new2
        const newest = a * newWeeks + (week % newWeeks)
        recent[a]! += new1 + new2 - arrived[newest]!
        arrived[newest] = new1 + new2
        n1[a] = ready1
        n2[a] = ready2
        const own = ready1 + ready2 + starts
        sum += own
        remainingAfter += ready1
        if (own > recent[a]!) isOld = true
        else if (hadBefore > recent[a]!) lastArchetype[run] = a
      }
      all = Math.min(remainingAfter, most)
      left[base + week] = sum
      free[base + week] = remainingAfter
      if (isOld || waiting > 0) continue
      isOver = true
      finished[run] = week
      // What arrives later is no longer this migration: it stays at its few.
      left.fill(sum, base + week + 1, base + weeks + 1)
    }
  }
  return { runs, weeks, finished, left, free, lastArchetype }
}

/** Free to move at the start of the last full week. */
export const freeBefore = ({ byArchetype }: FleetModel): number =>
  byArchetype.reduce((sum, { before }) => sum + before, 0)

const exits = (count: number, share: number, uniform: number): number =>
  drawnOf(count, Math.min(mostShare, share), uniform)

/** `(count + 1) ^ power` for every count there may be: looked up in every week of every run. */
function powersUpTo(most: number): (power: number) => Float64Array {
  const known = new Map<number, Float64Array>()
  return power => {
    const ready = known.get(power)
    if (ready !== undefined) return ready
    const table = Float64Array.from({ length: most + 1 }, (_, count) => (count + 1) ** power)
    known.set(power, table)
    return table
  }
}

export const leftNow = ({ movable, waiting }: FleetNow, without = -1): number =>
  movable.notStarted.reduce(
    (sum, count, index) => sum + (index === without ? 0 : count + movable.onBoth[index]!),
    0,
  ) + waiting.reduce((sum, { archetype, count }) => sum + (archetype === without ? 0 : count), 0)

function drawnLaw(weights: readonly number[], uniform: number): number {
  let sum = 0
  for (let index = 0; index < weights.length; index++) {
    sum += weights[index]!
    if (uniform < sum) return index
  }
  return weights.length - 1
}

/** When a blocker is gone: on the day asked for, on its promised day, or as long after as solved ones took that had lasted as long. */
function releaseWeek(
  { inWeeks, ageWeeks }: OpenBlocker,
  asked: number | undefined,
  solvedWeeks: readonly number[],
  uniform: number,
): number {
  if (asked !== undefined) return asked
  if (inWeeks !== null) return inWeeks
  if (solvedWeeks.length === 0) return Number.POSITIVE_INFINITY
  const longer = solvedWeeks.filter(weeks => weeks > ageWeeks)
  if (longer.length > 0) return longer[Math.floor(uniform * longer.length)]! - ageWeeks
  return solvedWeeks[Math.floor(uniform * solvedWeeks.length)]!
}
