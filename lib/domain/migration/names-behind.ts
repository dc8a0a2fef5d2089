import { coversAny } from '../placement/covers.ts'
import { hasBeenDone, hasStarted, isInBaseline, isMigrated, isRetired } from './baseline.ts'
import { flowNames } from './flow-names.ts'
import { isBornOnOrigin, recentMs } from './is-born-on-origin.ts'
import { isLeft } from './is-done.ts'
import { isOnTarget } from './is-on-target.ts'
import { isOnTargetCounted } from './is-on-target-counted.ts'
import type { NamesWish, ProgressList } from './names-wish.ts'
import { sinceAt } from './since-at.ts'
import type { MigrationState } from './state.ts'
import { runAt, stateAt } from './state-run.ts'
import type { Timeline } from './timeline.ts'
import { isReturn } from './transitions.ts'

/** The instants a number was computed for: of the view, of the baseline (null: none), of the range (from, to]. */
export type NamesQuestion = { at: number; baselineAt: number | null; from: number; to: number }

/** A service behind a number. `at`: when it came to be counted, null where nothing tells; states before and from then on. */
export type NumberName = {
  service: string
  at: number | null
  from: MigrationState | null
  to: MigrationState
}

/** Every service behind one number of progress: as many as it says. A ledger's number names each crossing. */
export function namesBehind(
  timelines: readonly Timeline[],
  wish: NamesWish,
  question: NamesQuestion,
): NumberName[] {
  const { at, from, to } = question
  if ('flow' in wish) return flowNames(timelines, from, to).names.filter(({ kind }) => kind === wish.flow)
  if ('state' in wish)
    return timelines
      .filter(({ scope, shown }) => coversAny(scope, at) && stateAt(shown, at) === wish.state)
      .map(timeline => standing(timeline, at))
  const { list } = wish
  if (list === 'returned') return flowNames(timelines, at - recentMs, at).names.filter(isReturn)
  return timelines.flatMap(timeline => listed(timeline, list, question))
}

function listed(timeline: Timeline, list: ProgressList, question: NamesQuestion): NumberName[] {
  const { at, from, to } = question
  const { service, shown, scope, target, isBorn, firstOnOriginAt } = timeline
  if (list === 'opening' || list === 'closing') {
    const then = list === 'opening' ? from : to
    return isOnTargetCounted(timeline, then) ? [standing(timeline, then)] : []
  }
  if (list === 'bornOnOrigin')
    return isBornOnOrigin(timeline, at)
      ? [{ service, at: firstOnOriginAt, from: null, to: stateAt(shown, at) }]
      : []
  if (list === 'addedMoved' || list === 'addedBorn') {
    const firstAt = target[0]?.fromAt
    const isAdded = firstAt !== undefined && from < firstAt && firstAt <= Math.min(to, at)
    if (!isAdded || !scope.some(span => span.fromAt <= at) || (isBorn === true) !== (list === 'addedBorn'))
      return []
    return [{ service, at: firstAt, from: stateAt(shown, firstAt - 1), to: stateAt(shown, firstAt) }]
  }
  return isIn(timeline, list, question) ? [standing(timeline, at)] : []
}

function isIn(timeline: Timeline, list: ProgressList, { at, baselineAt }: NamesQuestion): boolean {
  const { scope, shown, isBorn } = timeline
  const isScoped = coversAny(scope, at)
  if (list === 'inScope') return isScoped
  if (list === 'left') return isScoped && isLeft(stateAt(shown, at))
  if (list === 'onTarget') return isOnTarget(timeline, at)
  if (list === 'onTargetMoved') return isOnTarget(timeline, at) && isBorn !== true
  if (list === 'onTargetBorn') return isOnTarget(timeline, at) && isBorn === true
  if (baselineAt === null || !isInBaseline(timeline, baselineAt)) return false
  if (list === 'migrated') return isMigrated(timeline, at)
  if (list === 'everMigrated') return hasBeenDone(timeline, at)
  if (list === 'started') return hasStarted(timeline, at)
  return list === 'baseline' || isRetired(timeline, at)
}

/** A service where it stands at an instant: since when, and in which state it was before. */
function standing(timeline: Timeline, at: number): NumberName {
  const { service, shown } = timeline
  const since = sinceAt(timeline, at)
  const run = runAt(shown, at)
  const before = run === null ? undefined : shown[shown.indexOf(run) - 1]
  return { service, at: since, from: before?.state ?? null, to: run?.state ?? 'idle' }
}
