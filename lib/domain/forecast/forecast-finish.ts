import { defaultSeed } from '../statistics/seeded-random.ts'
import { addDays } from '../time/day.ts'
import { type FleetHistory, sumOf } from './fleet-history.ts'
import type { FleetModel } from './fleet-model.ts'
import {
  aheadWeeks,
  bandShares,
  type ForecastVerdict,
  fewestMoveWeeks,
  flowWeeks,
  forecastRuns,
  forecastWeeks,
  type LeftAhead,
  type NoDateReason,
} from './forecast.ts'
import {
  type FleetChange,
  type FleetNow,
  type FleetRuns,
  type Hands,
  leftNow,
  simulateFleet,
} from './simulate-fleet.ts'

/** What came and went over the last full weeks. */
export type FlowCounts = {
  weeks: number
  moved: number
  gone: number
  born: number
  entered: number
  returned: number
  arrived: number
  departed: number
}

export type Finish = {
  verdict: ForecastVerdict
  /** Of `not_converging`. */
  reason: NoDateReason | null
  /** Half of the runs are over by this day; 85 % by the other. Null: later than is looked, or no date at all. */
  evenOn: string | null
  sureOn: string | null
  /** Weeks until both, unrounded by days; Infinity where there is none. */
  evenWeeks: number
  sureWeeks: number
  /** Full weeks since the first move there is. */
  moveWeeks: number
  flows: FlowCounts
  left: number
  /** Week by week from the day itself on. */
  band: LeftAhead[]
  runs: FleetRuns | null
}

/** As far ahead as is shown where there is no date. */
const undatedWeeks = 104

export type FinishAsked = {
  /** `YYYY-MM-DD` it is made on. */
  on: string
  history: FleetHistory
  whole?: FleetHistory
  model: FleetModel
  now: FleetNow
  /** Of a part of the company: how the whole of it goes on. */
  hands?: () => Hands
  change?: FleetChange
  runs?: number
  seed?: number
}

/** Figure 20: when the last one leaves, or why nobody can say. Pure and seeded: the same facts give the same days. */
export function forecastFinish(asked: FinishAsked): Finish {
  const { on, history, model, now, change, runs = forecastRuns, seed = defaultSeed } = asked
  const left = leftNow(now, change?.without)
  const flows = flowCounts(history, change)
  const moveWeeks = weeksOfMoves(asked.whole ?? history)
  const none = { reason: null, evenOn: null, sureOn: null, evenWeeks: Infinity, sureWeeks: Infinity }
  const said = { ...none, moveWeeks, flows, left, band: [], runs: null }
  if (left === 0) return { ...said, verdict: 'finished' }
  if (moveWeeks < fewestMoveWeeks) return { ...said, verdict: 'too_little' }
  const isGrowing = flows.arrived > 0 && flows.arrived >= flows.departed
  const weeks = isGrowing ? undatedWeeks : forecastWeeks
  const simulated = simulateFleet(model, now, { runs, seed, weeks }, change, asked.hands?.())
  const evenWeeks = weekBy(simulated, bandShares.even)
  const sureWeeks = weekBy(simulated, bandShares.high)
  const reason: NoDateReason | null = isGrowing
    ? 'inflow'
    : evenWeeks !== Infinity
      ? null
      : isHeldForGood(now, change)
        ? 'blocked'
        : 'too_far'
  const isDated = reason === null
  const shown = !isDated ? undatedWeeks : Number.isFinite(sureWeeks) ? sureWeeks + 4 : evenWeeks + 26
  return {
    verdict: isDated ? 'dated' : 'not_converging',
    reason,
    evenOn: isDated ? dayAfter(on, evenWeeks) : null,
    sureOn: isDated ? dayAfter(on, sureWeeks) : null,
    evenWeeks: isDated ? evenWeeks : Infinity,
    sureWeeks: isDated ? sureWeeks : Infinity,
    moveWeeks,
    flows,
    left,
    band: bandOf(simulated, on, Math.min(forecastWeeks, shown)),
    runs: simulated,
  }
}

/** What came and went; asked "what if", with the births and at the pace asked for. */
function flowCounts(
  { fleet, weeks }: FleetHistory,
  { birthsPerWeek, pace = 1 }: FleetChange = {},
): FlowCounts {
  const first = Math.max(0, weeks - flowWeeks)
  const [moved, gone] = [sumOf(fleet.moved, first), sumOf(fleet.gone, first)]
  const [born, entered, returned] = [fleet.born, fleet.entered, fleet.returned].map(row =>
    sumOf(row, first),
  ) as [number, number, number]
  return {
    weeks: weeks - first,
    moved,
    gone,
    born,
    entered,
    returned,
    arrived: (birthsPerWeek === undefined ? born : birthsPerWeek * (weeks - first)) + entered + returned,
    departed: moved * pace + gone,
  }
}

/** Full weeks from the one of the first move on, it included; 0 without a move. */
function weeksOfMoves({ fleet: { moved }, weeks }: FleetHistory): number {
  const first = moved.findIndex(count => count > 0)
  return first === -1 ? 0 : weeks - first
}

const isHeldForGood = ({ waiting, blockers, solvedWeeks }: FleetNow, change: FleetChange = {}): boolean =>
  solvedWeeks.length === 0 &&
  waiting.some(group =>
    group.blockers.some(index => blockers[index]!.inWeeks === null && !change.solved?.has(index)),
  )

/** The first week by which this share of the runs is over. */
export function weekBy({ finished, runs }: FleetRuns, share: number): number {
  const sorted = Float64Array.from(finished).sort()
  return sorted[Math.max(0, Math.ceil(share * runs) - 1)]!
}

/** The middle of the week the last one left in. */
const dayAfter = (on: string, weeks: number): string | null =>
  Number.isFinite(weeks) ? addDays(on, Math.max(1, Math.round(weeks * 7 - 3))) : null

function bandOf(simulated: FleetRuns, on: string, weeks: number): LeftAhead[] {
  return Array.from({ length: weeks + 1 }, (_, week) => ({
    on: addDays(on, 7 * week),
    ...leftAt(simulated, week),
  }))
}

function leftAt({ left, runs, weeks }: FleetRuns, week: number): Omit<LeftAhead, 'on'> {
  const column = new Int32Array(runs)
  for (let run = 0; run < runs; run++) column[run] = left[run * (weeks + 1) + week]!
  column.sort()
  const at = (share: number) => column[Math.min(runs - 1, Math.max(0, Math.ceil(share * runs) - 1))]!
  return { low: at(bandShares.low), median: at(bandShares.even), high: at(bandShares.high) }
}

/** Of a band: 4, 8 and 12 weeks ahead, what is kept to be held against what comes true. */
export const aheadOf = ({ band }: Pick<Finish, 'band'>): LeftAhead[] =>
  aheadWeeks.flatMap(week => band[week] ?? [])
