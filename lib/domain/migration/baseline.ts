import { coversAny } from '../placement/covers.ts'
import { addDays, dayOf } from '../time/day.ts'
import { isDone } from './is-done.ts'
import { runAt, stateAt } from './state-run.ts'
import type { Timeline } from './timeline.ts'

/** The baseline's day where a migration names none: 28 days after the first day with evidence (definitions.md 7). */
export const defaultBaselineOn = (firstEvidenceAt: number): string => addDays(dayOf(firstEvidenceAt), 28)

/** Whether a service belongs to the baseline: in scope, in the catalogue and not idle at the instant of `baselineOn`. Silence of a source takes nobody out. */
export const isInBaseline = (timeline: Timeline, baselineAt: number): boolean =>
  coversAny(timeline.scope, baselineAt) && stateAt(timeline.facts, baselineAt) !== 'idle'

/** Whether a service has ever been `target_only` or `origin_off` by an instant. */
export const hasBeenDone = (timeline: Timeline, at: number): boolean =>
  timeline.facts.some(run => run.fromAt <= at && isDone(run.state))

/** Whether a service has ever been on both by an instant (figure 7, "started"). */
export const hasStarted = (timeline: Timeline, at: number): boolean =>
  timeline.facts.some(run => run.fromAt <= at && run.state === 'both')

/** Figure 7: `target_only` or `origin_off` on the date, or `idle` having been so last. Falling back takes it out again. */
export function isMigrated(timeline: Timeline, at: number): boolean {
  const shown = stateAt(timeline.shown, at)
  if (shown !== 'idle') return isDone(shown)
  const idle = runAt(timeline.facts, at)
  const before = idle === null ? undefined : timeline.facts[timeline.facts.indexOf(idle) - 1]
  return before !== undefined && isDone(before.state)
}

/** Figure 8: idle or gone from the catalogue without ever having been done. Neither done nor debt. */
export function isRetired(timeline: Timeline, at: number): boolean {
  const isGone = timeline.retiredAt !== null && at >= timeline.retiredAt
  return (isGone || stateAt(timeline.shown, at) === 'idle') && !hasBeenDone(timeline, at)
}
