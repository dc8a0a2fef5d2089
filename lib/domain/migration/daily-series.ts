import { formatDay, requireDay } from '../time/day.ts'
import { dayMs } from '../time/durations.ts'
import { type MigrationState, migrationStates } from './state.ts'
import type { StateRun } from './state-run.ts'
import type { Timeline } from './timeline.ts'

/** How many in-scope services were in each state at the instant of a day. `target` = `target_only` + `origin_off`. */
export type SeriesDay = {
  on: string
  originOnly: number
  both: number
  target: number
  born: number
  backOnOrigin: number
  idle: number
  unknown: number
}

const stateIndex = Object.fromEntries(migrationStates.map((state, index) => [state, index])) as Record<
  MigrationState,
  number
>

/**
 * States per day from one day to another, both included, at the instant of each day (its last millisecond, or now).
 * Each run adds one (or what the service weighs; null weighs nothing) and takes it away at its ends; a running sum makes the days: O(runs + days), never runs x days.
 */
export function dailySeries(
  timelines: readonly Timeline[],
  from: string,
  to: string,
  now: number,
  weightOf: ((service: string) => number | null) | null = null,
): SeriesDay[] {
  const first = requireDay(from)
  const length = requireDay(to) - first + 1
  if (length <= 0) return []
  const today = Math.floor(now / dayMs)
  /** Index of the first day whose instant is at or after `at`; `length` when there is none. */
  const dayIndexFrom = (at: number) => {
    if (at > now) return length
    const day = Math.min(Math.ceil((at - (dayMs - 1)) / dayMs), today)
    return Math.min(Math.max(day - first, 0), length)
  }
  const changes = migrationStates.map(() => new Float64Array(length + 1))
  let weight = 1
  const add = (state: MigrationState, fromAt: number, toAt: number) => {
    if (fromAt >= toAt) return
    const change = changes[stateIndex[state]]!
    change[dayIndexFrom(fromAt)]! += weight
    change[dayIndexFrom(toAt)]! -= weight
  }
  for (const { service, shown, scope } of timelines) {
    if (weightOf !== null) weight = weightOf(service) ?? 0
    for (const span of scope) {
      const end = span.toAt ?? Number.POSITIVE_INFINITY
      add('idle', span.fromAt, Math.min(end, shown[0]?.fromAt ?? end))
      for (const run of shown) add(run.state, Math.max(run.fromAt, span.fromAt), Math.min(endOf(run), end))
    }
  }
  return runningSums(changes, first, length)
}

const endOf = (run: StateRun) => run.toAt ?? Number.POSITIVE_INFINITY

function runningSums(changes: readonly Float64Array[], first: number, length: number): SeriesDay[] {
  const sums = migrationStates.map(() => 0)
  const days: SeriesDay[] = []
  for (let index = 0; index < length; index += 1) {
    for (let state = 0; state < sums.length; state += 1) sums[state]! += changes[state]![index]!
    // Sums of fractions that come and go leave a dust of rounding, which counts never have.
    const count = (state: MigrationState) => {
      const sum = sums[stateIndex[state]]!
      return Number.isInteger(sum) ? sum : Math.max(0, Math.round(sum * 1e6) / 1e6)
    }
    days.push({
      on: formatDay(first + index),
      originOnly: count('origin_only'),
      both: count('both'),
      target: count('target_only') + count('origin_off'),
      born: count('born_on_target'),
      backOnOrigin: count('back_on_origin'),
      idle: count('idle'),
      unknown: count('unknown'),
    })
  }
  return days
}
