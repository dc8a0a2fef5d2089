import { flowNames } from './flow-names.ts'
import type { Timeline } from './timeline.ts'
import { type FlowKind, flowKinds } from './transitions.ts'

/** opening + moved + born + enteredScope + cameBack - wentIdle - leftScope - returned = closing. */
export type Flows = Record<FlowKind, number> & { opening: number; closing: number }

/**
 * The ledger of services on the target alone over (from, to], two instants of days: every transition, not the net
 * (definitions.md 2 and 7). It adds up for any two instants, and each number counts the names behind it.
 */
export function flowsBetween(timelines: readonly Timeline[], from: number, to: number): Flows {
  const { opening, names, closing } = flowNames(timelines, from, to)
  const counts = Object.fromEntries(flowKinds.map(kind => [kind, 0])) as Record<FlowKind, number>
  for (const { kind } of names) counts[kind] += 1
  return { opening: opening.length, ...counts, closing: closing.length }
}
