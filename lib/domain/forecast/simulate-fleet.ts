import { seededRandom } from '../statistics/seeded-random.ts'
import { drawnArrivals, drawnOf } from './drawn-count.ts'
import { drawnGamma } from './drawn-gamma.ts'
import { type FleetModel, paceFactor, type Rate, slowings } from './fleet-model.ts'

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

/** What is changed against how it is. `births`: times what arrives; `without`: an archetype taken out. */
export type FleetChange = {
  pace?: number
  births?: number
  without?: number
  /** Weeks from now, by place in `blockers`. */
  solved?: ReadonlyMap<number, number>
}

export type Draws = { runs: number; seed: number; weeks: number }

export type FleetRuns = {
  runs: number
  weeks: number
  /** The week the last one left in; Infinity: not within the weeks. */
  finished: Float64Array
  /** What is left at the end of each week, run by run: `run x (weeks + 1) + week`. */
  left: Int32Array
  /** The archetype of the last one. */
  lastArchetype: Int16Array
}

const blockWeeks = 4
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
  { pace = 1, births = 1, without = -1, solved }: FleetChange = {},
): FleetRuns {
  const size = model.archetypes.length
  const finished = new Float64Array(runs).fill(Number.POSITIVE_INFINITY)
  const left = new Int32Array(runs * (weeks + 1))
  const lastArchetype = new Int16Array(runs).fill(-1)
  const start = new Float64Array(size)
  const finish = new Float64Array(size)
  const fresh = new Float64Array(size)
  const both = new Float64Array(size)
  const n1 = new Int32Array(size)
  const n2 = new Int32Array(size)
  const waits = new Int32Array(size)
  // On both since last week: leaving takes seven full days.
  const young = new Int32Array(size)
  const atFirst = new Float64Array(size)
  const freed1 = new Int32Array(size * (weeks + 1))
  const freed2 = new Int32Array(size * (weeks + 1))
  const factors = model.weekFactors
  for (let run = 0; run < runs; run++) {
    const known = seededRandom(seed * 7919 + run * 2)
    const random = seededRandom(seed * 7919 + run * 2 + 1)
    const power = drawnSlowing(model.slowing, known())
    const gone = draw(model.gone, known)
    const turnedBack = draw(model.turnedBack, known)
    const youngFinish = draw(model.young, known)
    for (let a = 0; a < size; a++) {
      const own = model.byArchetype[a]!
      start[a] = draw(own.start[power]!, known)
      finish[a] = draw(own.finish, known)
      fresh[a] = a === without ? 0 : draw(own.fresh, known) * births
      both[a] = a === without ? 0 : draw(own.both, known) * births
      n1[a] = a === without ? 0 : now.movable.notStarted[a]!
      n2[a] = a === without ? 0 : now.movable.onBoth[a]!
      waits[a] = 0
      young[a] = 0
    }
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
      waits[archetype]! += count
      if (week <= weeks) (stage === 1 ? freed1 : freed2)[archetype * (weeks + 1) + Math.ceil(week)]! += count
    }
    let sum = waiting
    for (let a = 0; a < size; a++) {
      atFirst[a] = n1[a]! + waits[a]! + 1
      sum += n1[a]! + n2[a]!
    }
    const base = run * (weeks + 1)
    left[base] = sum
    if (sum === 0) finished[run] = 0
    let block = 0
    for (let week = 1; week <= weeks && sum > 0; week++) {
      const place = random()
      if ((week - 1) % blockWeeks === 0) block = Math.floor(place * factors.length)
      const factor = factors[(block + week - 1) % factors.length]! * pace
      sum = waiting
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
          waits[a]! -= from1 + from2
        }
        const hadBefore = n1[a]! + n2[a]! + young[a]! + from1 + from2
        let ready1 = n1[a]! + from1
        let ready2 = n2[a]! + from2
        if (ready2 > 0) ready2 -= exits(ready2, finish[a]! * factor + gone, u2)
        if (young[a]! > 0) ready2 += young[a]! - exits(young[a]!, youngFinish * factor, u4)
        let starts = 0
        if (ready1 > 0) {
          const slow =
            power === constant ? 1 : paceFactor((ready1 + waits[a]! + 1) / atFirst[a]!, slowings[power]!)
          const share = start[a]! * factor * slow
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
        if (model.byArchetype[a]!.fresh.shape > 0) ready1 += drawnArrivals(fresh[a]!, random())
        if (model.byArchetype[a]!.both.shape > 0) ready2 += drawnArrivals(both[a]!, random())
        n1[a] = ready1
        n2[a] = ready2
        const own = ready1 + ready2 + starts
        sum += own
        if (own === 0 && hadBefore > 0) lastArchetype[run] = a
      }
      left[base + week] = sum
      if (sum === 0) finished[run] = week
    }
  }
  return { runs, weeks, finished, left, lastArchetype }
}

const constant = slowings.indexOf(0)
const exits = (count: number, share: number, uniform: number): number =>
  drawnOf(count, Math.min(mostShare, share), uniform)

function drawnSlowing(weights: readonly number[], uniform: number): number {
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
