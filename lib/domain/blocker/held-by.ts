import type { Blocker } from './blocker.ts'

/** A service that is left, in scope, with every open blocker that holds it. */
export type HeldService = { service: string; isExempt: boolean; blockers: readonly Pick<Blocker, 'id'>[] }

/** What the end of one blocker changes, each service in one of the three lists, sorted by id. */
export type Freed = {
  /** It is their last open blocker. */
  freed: string[]
  /** Something else holds them too. */
  needsOthers: string[]
  /** Excused: nobody waits for them. */
  exempt: string[]
}

/** The open blockers that hold each service, in the order given. */
export function heldBy<Of extends Pick<Blocker, 'end' | 'holds'>>(
  blockers: readonly Of[],
): Map<string, Of[]> {
  const held = new Map<string, Of[]>()
  for (const blocker of blockers) {
    if (blocker.end !== null) continue
    for (const { service } of blocker.holds) {
      const own = held.get(service)
      if (own === undefined) held.set(service, [blocker])
      else own.push(blocker)
    }
  }
  return held
}

/**
 * What the end of each blocker would free, by its id (product.md 7): services that are left, in scope and not exempt, and
 * of which it is the last open blocker. Those it holds with others need the others too.
 */
export function freedBy(left: Iterable<HeldService>): Map<string, Freed> {
  const byBlocker = new Map<string, Freed>()
  for (const { service, isExempt, blockers } of left)
    for (const { id } of blockers) {
      const own = byBlocker.get(id) ?? { freed: [], needsOthers: [], exempt: [] }
      byBlocker.set(id, own)
      if (isExempt) own.exempt.push(service)
      else if (blockers.length === 1) own.freed.push(service)
      else own.needsOthers.push(service)
    }
  for (const lists of byBlocker.values())
    for (const list of [lists.freed, lists.needsOthers, lists.exempt]) list.sort()
  return byBlocker
}

/** What nothing recorded keeps from being moved: not excused, no open blocker. */
export const isMovable = ({ isExempt, blockers }: HeldService): boolean => !isExempt && blockers.length === 0
