import { latestSpan } from '../placement/latest-span.ts'
import type { Placement } from '../placement/placement.ts'
import { placementsUntil } from '../placement/placements-until.ts'
import { placementSpans, presenceSpans } from '../placement/platform-spans.ts'
import { dayMs } from '../time/durations.ts'
import { isDone } from './is-done.ts'
import type { Migration } from './migration.ts'
import type { MigrationState } from './state.ts'
import { type StateRun, stateAt } from './state-run.ts'
import { stateSpans } from './state-spans.ts'

/** What would have to happen. `clock`: nothing, only time; it is known when. */
export type NextChangeCause =
  | 'clock'
  | 'source_heard_again'
  | 'deployed_on_origin'
  | 'ready_on_target'
  | 'undeployed_on_origin'
  | 'gone_from_target'
  | 'workload_deleted_on_origin'

/** One way on from the present state. `afterDays`: full days that must pass after the cause; `at`: epoch ms where a clock already runs. */
export type NextChange = {
  to: MigrationState
  cause: NextChangeCause
  afterDays: number | null
  at: number | null
}

type Facts = {
  states: readonly StateRun[]
  placements: readonly Placement[]
  /** The state shown, which may be `unknown`. */
  shown: MigrationState
  retiredAt: number | null
}

/**
 * What would change a service's state next (definitions.md 2): the running clock first, then the
 * events. Asked of the past, it knows only what had happened by then. Retired: nothing.
 */
export function nextChanges(
  { states, placements, shown, retiredAt }: Facts,
  migration: Pick<Migration, 'from' | 'to' | 'soakDays'>,
  at: number,
): NextChange[] {
  if (retiredAt !== null && at >= retiredAt) return []
  const state = stateAt(states, at)
  if (shown === 'unknown') return [{ to: state, cause: 'source_heard_again', afterDays: null, at: null }]
  const sofar = placementsUntil(placements, at)
  const foreseen = stateSpans(sofar, [], retiredAt, migration)
  const next = foreseen.find(span => span.fromAt > at)
  const clock: NextChange[] =
    next === undefined ? [] : [{ to: next.state, cause: 'clock', afterDays: null, at: next.fromAt }]
  const origin = latestSpan(placementSpans(sofar, migration.from), at)
  const now = {
    isOnOrigin: origin.isNow,
    isSoaking: origin.endedAt !== null && at < origin.endedAt + migration.soakDays * dayMs,
    wasOnOrigin: origin.hasBeen,
    isOnTarget: latestSpan(presenceSpans(sofar, migration.to), at).isNow,
    wasDone: foreseen.some(span => span.fromAt <= at && isDone(span.state)),
  }
  return [...clock, ...eventsOf(state, now, migration.soakDays)]
}

type Presence = {
  isOnOrigin: boolean
  isSoaking: boolean
  wasOnOrigin: boolean
  isOnTarget: boolean
  wasDone: boolean
}

function eventsOf(state: MigrationState, now: Presence, soakDays: number): NextChange[] {
  const change = (
    to: MigrationState,
    cause: NextChangeCause,
    afterDays: number | null = null,
  ): NextChange => ({
    to,
    cause,
    afterDays,
    at: null,
  })
  const leave = now.isOnOrigin ? [change('target_only', 'undeployed_on_origin', soakDays)] : []
  switch (state) {
    case 'origin_only':
      return [change(now.isOnOrigin || now.isSoaking ? 'both' : 'target_only', 'ready_on_target')]
    case 'both':
      return now.isOnTarget ? [...leave, change('origin_only', 'gone_from_target', 1)] : leave
    case 'back_on_origin':
      return now.isOnTarget ? leave : []
    case 'target_only':
      return [
        change('origin_off', 'workload_deleted_on_origin'),
        change('back_on_origin', 'deployed_on_origin'),
      ]
    case 'origin_off':
      return [change('back_on_origin', 'deployed_on_origin')]
    case 'born_on_target':
      return [change('both', 'deployed_on_origin')]
    case 'idle':
      return [
        change(now.wasDone ? 'back_on_origin' : 'origin_only', 'deployed_on_origin'),
        change(now.wasOnOrigin ? 'target_only' : 'born_on_target', 'ready_on_target'),
      ]
    default:
      return []
  }
}
