import { foldRollouts } from '../../deploy/fold-rollouts.ts'
import { testClusters } from '../../deploy/testing/rollout-of.ts'
import type { Placement, Span } from '../../placement/placement.ts'
import { placementsOf } from '../../placement/placements-of.ts'
import { dayMs, hourMs } from '../../time/durations.ts'
import type { MigrationState } from '../state.ts'
import type { History } from './history-of.ts'

const isOver = (span: Span, at: number) => span.toAt !== null && span.toAt <= at
const isNow = (span: Span, at: number) => span.fromAt <= at && !isOver(span, at)
const lastEnd = (spans: Span[], at: number) =>
  Math.max(...spans.filter(span => isOver(span, at)).map(span => span.toAt!))

/** Section 2 once more, rule by rule, at every whole hour: slow, without merging, boundaries or search. */
export function* slowStates(
  { rollouts, evidence }: History,
  retiredAt: number | null,
  from: number,
  to: number,
): Generator<[at: number, state: MigrationState]> {
  const all = placementsOf(rollouts, evidence, testClusters)
  const { deploys } = foldRollouts(rollouts, testClusters)
  const O = all.filter(({ platform }) => platform === 'helios')
  const T = all.filter(({ platform }) => platform === 'kubernetes').flatMap(({ presence }) => presence)
  let wasDone = false
  for (let at = from; at <= to; at += hourMs) {
    const state = stateNow(at)
    wasDone ||= state === 'target_only' || state === 'origin_off'
    yield [at, state]
  }

  function stateNow(at: number): MigrationState {
    if (retiredAt !== null && at >= retiredAt) return 'idle'
    const endedWithin = (spans: Span[], ms: number) =>
      spans.some(span => isOver(span, at) && at - span.toAt! < ms)
    const oNow = O.some(span => isNow(span, at))
    const tNow = T.some(span => isNow(span, at))
    const deployed = deploys.some(deploy => deploy.at <= at && at - deploy.at < 90 * dayMs)
    if (!oNow && !tNow && !endedWithin(O, 90 * dayMs) && !endedWithin(T, 90 * dayMs) && !deployed)
      return 'idle'
    const oRecent = oNow || endedWithin(O, 7 * dayMs)
    if (wasDone && oRecent) return 'back_on_origin'
    if ((tNow || endedWithin(T, 24 * hourMs)) && oRecent) return 'both'
    const oEver = O.some(span => span.fromAt <= at)
    const tEver = T.some(span => span.fromAt <= at)
    const tAfter = tNow || (tEver && lastEnd(T, at) >= lastEnd(O, at))
    if (oEver && !oRecent && tAfter) return everyWorkloadDeleted(O, at) ? 'origin_off' : 'target_only'
    if (tEver && !oEver) return 'born_on_target'
    return oEver ? 'origin_only' : 'idle'
  }
}

function everyWorkloadDeleted(placements: Placement[], at: number): boolean {
  return [...new Set(placements.filter(({ fromAt }) => fromAt <= at).map(({ cluster }) => cluster))].every(
    cluster => {
      const last = placements.findLast(placement => placement.cluster === cluster && placement.fromAt <= at)!
      return last.deletedAt !== null && last.deletedAt <= at
    },
  )
}
