import { coversAny } from '../placement/covers.ts'
import { isOnTargetAlone } from './is-done.ts'
import { stateAt } from './state-run.ts'
import type { Timeline } from './timeline.ts'
import { type FlowKind, flowKinds, transitionsOf } from './transitions.ts'

/** opening + moved + born + enteredScope + cameBack - wentIdle - leftScope - returned = closing. */
export type Flows = Record<FlowKind, number> & { opening: number; closing: number }

/** Whether a service counts as on the target alone at an instant. */
const isIn = (timeline: Timeline, at: number) =>
  isOnTargetAlone(stateAt(timeline.shown, at)) && coversAny(timeline.scope, at)

/**
 * The ledger of services on the target alone over (from, to], two instants of days: every transition, not the net
 * (definitions.md 2 and 7). It adds up for any two instants.
 */
export function flowsBetween(timelines: readonly Timeline[], from: number, to: number): Flows {
  const counts = Object.fromEntries(flowKinds.map(kind => [kind, 0])) as Record<FlowKind, number>
  let opening = 0
  let closing = 0
  for (const timeline of timelines) {
    if (isIn(timeline, from)) opening += 1
    if (isIn(timeline, to)) closing += 1
    for (const { at, kind } of transitionsOf(timeline)) if (from < at && at <= to) counts[kind] += 1
  }
  return { opening, ...counts, closing }
}
