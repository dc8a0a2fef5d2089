import { coversAny } from '../placement/covers.ts'
import { isOnTargetAlone } from './is-done.ts'
import type { MigrationState } from './state.ts'
import { stateAt } from './state-run.ts'
import type { Timeline } from './timeline.ts'

/** The ways into and out of the services on the target alone (definitions.md 2, flows). */
export const flowKinds = [
  'moved',
  'born',
  'enteredScope',
  'cameBack',
  'wentIdle',
  'leftScope',
  'returned',
] as const
export type FlowKind = (typeof flowKinds)[number]

/** One crossing of that border by an in-scope service, with the states shown right before and from then on. */
export type Transition = { at: number; kind: FlowKind; from: MigrationState; to: MigrationState }

/** Back to a state with the origin in it; that a source fell silent is no return. */
export const isReturn = ({ kind, to }: Pick<Transition, 'kind' | 'to'>): boolean =>
  kind === 'returned' && to !== 'unknown'

/**
 * Every crossing of one service, in order (definitions.md 2 and 7). Only the first entry into the target states, in scope
 * or not, is *moved* or *born*; any later one *came back*. A service already there when it comes into scope *entered scope*.
 * Retirement is *went idle*: it leaves the catalogue.
 */
export function transitionsOf(timeline: Timeline): Transition[] {
  const transitions: Transition[] = []
  let wasIn = false
  let wasOnTarget = false
  let hasBeenOnTarget = false
  let from: MigrationState = 'idle'
  for (const at of borders(timeline)) {
    const to = stateAt(timeline.shown, at)
    const isOnTarget = isOnTargetAlone(to)
    const isScoped = coversAny(timeline.scope, at)
    const isIn = isOnTarget && isScoped
    if (isIn && !wasIn) {
      const first = timeline.isBorn === true ? 'born' : 'moved'
      transitions.push({
        at,
        from,
        to,
        kind: wasOnTarget ? 'enteredScope' : hasBeenOnTarget ? 'cameBack' : first,
      })
    }
    if (wasIn && !isIn) {
      const isGone = to === 'idle' || (timeline.retiredAt !== null && at >= timeline.retiredAt)
      transitions.push({ at, from, to, kind: isGone ? 'wentIdle' : isScoped ? 'returned' : 'leftScope' })
    }
    wasIn = isIn
    wasOnTarget = isOnTarget
    hasBeenOnTarget ||= isOnTarget
    from = to
  }
  return transitions
}

/** Every instant at which the shown state or the scope of a service may change, sorted, each once. */
function borders(timeline: Timeline): number[] {
  const instants = new Set<number>()
  for (const { fromAt, toAt } of [...timeline.shown, ...timeline.scope]) {
    instants.add(fromAt)
    if (toAt !== null) instants.add(toAt)
  }
  return [...instants].sort((a, b) => a - b)
}
