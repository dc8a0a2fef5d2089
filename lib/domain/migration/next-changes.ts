import type { Placement } from '../placement/placement.ts'
import { placementsUntil } from '../placement/placements-until.ts'
import { dayMs } from '../time/durations.ts'
import type { Migration } from './migration.ts'
import type { MigrationState } from './state.ts'
import { targetGraceMs } from './state-facts.ts'
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
  // Each thing that can happen is tried out: what is told is what the rules themselves make of it.
  const events = happenings(sofar, migration, at).flatMap(({ cause, afterDays, after }): NextChange[] => {
    const spans = stateSpans(after, [], retiredAt, migration)
    const to = stateAt(spans, at + (afterDays ?? 0) * dayMs)
    const isForeseen =
      to === state || (afterDays !== null && to === stateAt(foreseen, at + afterDays * dayMs))
    return isForeseen ? [] : [{ to, cause, afterDays, at: null }]
  })
  return [...clock, ...events]
}

type Happening = { cause: NextChangeCause; afterDays: number | null; after: Placement[] }

/** What could happen at an instant, and the placements as they would be. */
function happenings(
  placements: readonly Placement[],
  { from, to, soakDays }: Pick<Migration, 'from' | 'to' | 'soakDays'>,
  at: number,
): Happening[] {
  const isOpenOn = (platform: string) => (placement: Placement) =>
    placement.platform === platform && placement.toAt === null
  const isReady = ({ presence }: Placement) => presence.some(({ toAt }) => toAt === null)
  const happened: Happening[] = []
  const add = (cause: NextChangeCause, afterDays: number | null, after: Placement[]) =>
    happened.push({ cause, afterDays, after })
  const isOnOrigin = placements.some(isOpenOn(from))
  const isOnTarget = placements.some(placement => isOpenOn(to)(placement) && isReady(placement))
  if (isOnOrigin)
    add(
      'undeployed_on_origin',
      soakDays,
      placements.map(placement => (isOpenOn(from)(placement) ? closed(placement, at) : placement)),
    )
  if (isOnTarget)
    add(
      'gone_from_target',
      targetGraceMs / dayMs,
      placements.map(placement => (isOpenOn(to)(placement) ? closed(placement, at) : placement)),
    )
  if (!isOnOrigin && placements.some(({ platform }) => platform === from))
    add(
      'workload_deleted_on_origin',
      null,
      placements.map(placement =>
        placement.platform === from ? { ...placement, deletedAt: placement.deletedAt ?? at } : placement,
      ),
    )
  if (!isOnOrigin) add('deployed_on_origin', null, [...placements, opened(from, at)])
  if (!isOnTarget) add('ready_on_target', null, [...placements, opened(to, at)])
  return happened
}

const closed = (placement: Placement, at: number): Placement => ({
  ...placement,
  toAt: at,
  presence: placement.presence.map(span => (span.toAt === null ? { ...span, toAt: at } : span)),
})

const opened = (platform: string, at: number): Placement => ({
  platform,
  cluster: platform,
  fromAt: at,
  toAt: null,
  deletedAt: null,
  version: null,
  presence: [{ fromAt: at, toAt: null }],
  openedBy: { source: '', id: '' },
  closedBy: null,
})
