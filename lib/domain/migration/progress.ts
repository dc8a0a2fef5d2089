import { coversAny } from '../placement/covers.ts'
import { type AddedMonth, addedPerMonth } from './added-per-month.ts'
import { hasBeenDone, hasStarted, isInBaseline, isMigrated, isRetired } from './baseline.ts'
import { dailySeries, type SeriesDay } from './daily-series.ts'
import { type ExemptCounts, type Exemption, exemptCounts } from './exemption.ts'
import { type Flows, flowsBetween } from './flows.ts'
import { isBornOnOrigin, isRecent } from './is-born-on-origin.ts'
import { isOnTarget } from './is-on-target.ts'
import { countStates, type StateCounts } from './state-counts.ts'
import { stateAt } from './state-run.ts'
import type { Timeline } from './timeline.ts'
import { isReturn, transitionsOf } from './transitions.ts'

/** All instants are instants of days (`instantOfDay`), so none lies after `now`. */
export type ProgressQuestion = {
  at: number
  /** The instant of `baselineOn`; null while there is no evidence to set a day by. */
  baselineAt: number | null
  flowsFrom: number
  flowsTo: number
  /** Days of the series, both included. */
  seriesFrom: string
  seriesTo: string
  /** First month of figure 9, `YYYY-MM`; null: that of `seriesFrom`. */
  addedFrom: string | null
  now: number
}

export type Progress = {
  baseline: {
    count: number
    retired: number
    migrated: number
    everMigrated: number
    started: number
    /** migrated / (count - retired); null when nothing is left to divide by. */
    share: number | null
    /** Its services by their state, retired ones left out. */
    states: StateCounts
  }
  live: { inScope: number; onTargetOnly: number; share: number | null }
  onTarget: { count: number; moved: number; born: number }
  states: StateCounts
  exempt: ExemptCounts
  flows: Flows
  bornOnOrigin30Days: number
  returned30Days: number
  series: SeriesDay[]
  added: AddedMonth[]
}

/** Figures 6-9 and 16, states, flows and daily series of some services in one migration (definitions.md 4 and 7). */
export function progressOf(
  timelines: readonly Timeline[],
  exemptions: readonly Exemption[],
  question: ProgressQuestion,
): Progress {
  const { at, now } = question
  const inScope = timelines.filter(timeline => coversAny(timeline.scope, at))
  const states = countStates(inScope.map(({ shown }) => stateAt(shown, at)))
  const onTargetOnly = states.target_only + states.origin_off + states.born_on_target
  return {
    baseline: baselineOf(timelines, question),
    live: { inScope: inScope.length, onTargetOnly, share: shareOf(onTargetOnly, inScope.length) },
    onTarget: onTargetOf(inScope, at),
    states,
    exempt: exemptCounts(exemptions, new Set(inScope.map(({ service }) => service)), at),
    flows: flowsBetween(timelines, question.flowsFrom, question.flowsTo),
    bornOnOrigin30Days: inScope.filter(timeline => isBornOnOrigin(timeline, at)).length,
    returned30Days: returnsWithin30Days(timelines, at),
    series: dailySeries(timelines, question.seriesFrom, question.seriesTo, now),
    added: addedPerMonth(timelines, question.addedFrom ?? question.seriesFrom.slice(0, 7), at),
  }
}

const shareOf = (part: number, whole: number) => (whole === 0 ? null : part / whole)

function baselineOf(
  timelines: readonly Timeline[],
  { at, baselineAt }: ProgressQuestion,
): Progress['baseline'] {
  const members = baselineAt === null ? [] : timelines.filter(timeline => isInBaseline(timeline, baselineAt))
  const count = (is: (timeline: Timeline, at: number) => boolean) =>
    members.filter(timeline => is(timeline, at)).length
  const retired = count(isRetired)
  const migrated = count(isMigrated)
  return {
    count: members.length,
    retired,
    migrated,
    everMigrated: count(hasBeenDone),
    started: count(hasStarted),
    share: shareOf(migrated, members.length - retired),
    states: countStates(
      members.filter(timeline => !isRetired(timeline, at)).map(({ shown }) => stateAt(shown, at)),
    ),
  }
}

/** Figure 6: at least one ready production instance on the target now, and a production deploy there ever. */
function onTargetOf(inScope: readonly Timeline[], at: number): Progress['onTarget'] {
  const there = inScope.filter(timeline => isOnTarget(timeline, at))
  const born = there.filter(({ isBorn }) => isBorn === true).length
  return { count: there.length, moved: there.length - born, born }
}

/** Crossings from the target back to a state with the origin in it; a silent source is no return. */
function returnsWithin30Days(timelines: readonly Timeline[], at: number): number {
  let count = 0
  for (const timeline of timelines)
    for (const transition of transitionsOf(timeline))
      if (isReturn(transition) && isRecent(transition.at, at)) count += 1
  return count
}
