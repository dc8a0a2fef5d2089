import { coversAny } from '../placement/covers.ts'
import { isLeft, isOnTargetAlone } from './is-done.ts'
import type { MigrationState } from './state.ts'
import { stateAt } from './state-run.ts'
import type { Timeline } from './timeline.ts'

/** What a difference between two instants is called, in the order it is read. */
export const changeKinds = [
  'moved',
  'bornOnTarget',
  'cameBack',
  'returned',
  'bornOnOrigin',
  'started',
  'switchedOff',
  'wentIdle',
  'leftScope',
  'enteredScope',
  'fellSilent',
  'heardAgain',
  'restated',
  'other',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** One service as it was told of at the first instant and is at the second; null: the catalogue did not know it. */
export type Compared = { before: Timeline | null; after: Timeline }

/** A service that is not where it was. Null: it did not count then. */
export type StateChange = {
  service: string
  kind: ChangeKind
  from: MigrationState | null
  to: MigrationState | null
}

const countedAt = (timeline: Timeline | null, at: number): MigrationState | null =>
  timeline !== null && coversAny(timeline.scope, at) ? stateAt(timeline.shown, at) : null

/**
 * The services that stand elsewhere at one instant than at another, each once and by the net: what a leader asks "since the
 * last review". `before` may be the timeline as known then; where only what is known of then has changed, it is *restated*.
 */
export function stateChanges(compared: Iterable<Compared>, fromAt: number, toAt: number): StateChange[] {
  const changes: StateChange[] = []
  for (const { before, after } of compared) {
    const from = countedAt(before, fromAt)
    const to = countedAt(after, toAt)
    if (from === to) continue
    const isRestated = before !== after && countedAt(after, fromAt) === to
    const kind = isRestated ? 'restated' : kindOf(after, { from, to, fromAt, toAt })
    changes.push({ service: after.service, kind, from, to })
  }
  return changes
}

type Ends = { from: MigrationState | null; to: MigrationState | null; fromAt: number; toAt: number }

function kindOf(after: Timeline, { from, to, fromAt, toAt }: Ends): ChangeKind {
  if (to === null) return after.retiredAt !== null && after.retiredAt <= toAt ? 'wentIdle' : 'leftScope'
  if (to === 'unknown') return 'fellSilent'
  if (to === 'idle') return from === null ? 'enteredScope' : 'wentIdle'
  const stood = stateAt(after.facts, fromAt)
  if (from === 'unknown' && (stood === to || (isOnTargetAlone(stood) && isOnTargetAlone(to))))
    return 'heardAgain'
  if (isOnTargetAlone(to)) return intoTarget(after, { from, to, fromAt }, stood)
  const wasOff = from === null ? isOnTargetAlone(stood) : isOnTargetAlone(from)
  if (wasOff || (to === 'back_on_origin' && from !== null)) return 'returned'
  if (from === 'origin_only' && to === 'both') return 'started'
  const { firstOnOriginAt } = after
  if (firstOnOriginAt !== null && fromAt < firstOnOriginAt && firstOnOriginAt <= toAt) return 'bornOnOrigin'
  return from === null && isLeft(to) ? 'enteredScope' : 'other'
}

function intoTarget(
  { facts, isBorn }: Timeline,
  { from, to, fromAt }: Pick<Ends, 'from' | 'to' | 'fromAt'>,
  stood: MigrationState,
): ChangeKind {
  if (from !== null && isOnTargetAlone(from)) return to === 'origin_off' ? 'switchedOff' : 'other'
  if (from === null && isOnTargetAlone(stood)) return 'enteredScope'
  const hasBeenThere = facts.some(run => run.fromAt <= fromAt && isOnTargetAlone(run.state))
  if (hasBeenThere) return 'cameBack'
  return isBorn === true ? 'bornOnTarget' : 'moved'
}
