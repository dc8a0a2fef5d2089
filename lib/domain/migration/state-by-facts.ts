import { latestSpan } from '../placement/latest-span.ts'
import { isOriginDeleted } from './origin-deleted.ts'
import type { StateSpan } from './state.ts'
import { idleAfterMs, type StateFacts, targetGraceMs } from './state-facts.ts'

/**
 * The state at an instant: the first rule of section 2 that matches, `unknown` left out.
 * `wasDone`: has been `target_only` or `origin_off` before. New states hold from end + limit inclusive.
 * Where no rule matches (deploys on a third platform alone) the service is idle in this migration.
 */
export function stateByFacts(facts: StateFacts, at: number, wasDone: boolean): StateSpan['state'] {
  if (facts.retiredAt !== null && at >= facts.retiredAt) return 'idle'
  const origin = latestSpan(facts.origin, at)
  const target = latestSpan(facts.target, at)
  const isWithin = (endedAt: number | null, limitMs: number) => endedAt !== null && at < endedAt + limitMs

  const isAlive =
    origin.isNow ||
    target.isNow ||
    isWithin(origin.endedAt, idleAfterMs) ||
    isWithin(target.endedAt, idleAfterMs) ||
    latestSpan(facts.deployed, at).isNow
  if (!isAlive) return 'idle'

  const isOnOrigin = origin.isNow || isWithin(origin.endedAt, facts.soakMs)
  if (wasDone && isOnOrigin) return 'back_on_origin'
  if (isOnOrigin && (target.isNow || isWithin(target.endedAt, targetGraceMs))) return 'both'

  const hasLeft = origin.endedAt !== null && !isOnOrigin
  const isTargetAfter = target.isNow || (target.endedAt !== null && target.endedAt >= (origin.endedAt ?? 0))
  if (hasLeft && isTargetAfter)
    return isOriginDeleted(facts.originPlacements, at) ? 'origin_off' : 'target_only'
  if (target.hasBeen && !origin.hasBeen) return 'born_on_target'
  return origin.hasBeen ? 'origin_only' : 'idle'
}
