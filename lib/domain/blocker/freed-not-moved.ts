import { dayMs } from '../time/durations.ts'
import type { Blocker } from './blocker.ts'
import { type HeldService, isMovable } from './held-by.ts'

/** Free for this long and still there: worth a question. */
export const notMovedDays = 30

/**
 * Services that are left though nothing has held them for 30 days, by the blocker whose end freed them (epoch ms `at`).
 * Merged blockers free nothing: what they held is held by the other one.
 */
export function freedNotMoved(
  blockers: readonly Pick<Blocker, 'id' | 'end' | 'holds'>[],
  left: Iterable<HeldService>,
  at: number,
): Map<string, string[]> {
  const freedBy = new Map<string, { id: string; at: number }>()
  for (const { id, end, holds } of blockers) {
    if (end === null || end.outcome === 'merged') continue
    for (const { service } of holds) {
      const known = freedBy.get(service)
      if (known === undefined || known.at < end.at) freedBy.set(service, { id, at: end.at })
    }
  }
  const byBlocker = new Map<string, string[]>()
  for (const one of left) {
    const freed = freedBy.get(one.service)
    if (!isMovable(one) || freed === undefined || at - freed.at < notMovedDays * dayMs) continue
    const own = byBlocker.get(freed.id)
    if (own === undefined) byBlocker.set(freed.id, [one.service])
    else own.push(one.service)
  }
  return byBlocker
}
