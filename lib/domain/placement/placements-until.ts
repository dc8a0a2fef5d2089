import type { Placement, Span } from './placement.ts'

const openUntil = <T extends Span>(span: T, at: number): T =>
  span.toAt !== null && span.toAt > at ? { ...span, toAt: null } : span

/** Placements as they looked at an instant: what begins, ends or is deleted later has not happened yet. */
export function placementsUntil(placements: readonly Placement[], at: number): Placement[] {
  return placements
    .filter(({ fromAt }) => fromAt <= at)
    .map(placement => ({
      ...openUntil(placement, at),
      deletedAt: placement.deletedAt !== null && placement.deletedAt > at ? null : placement.deletedAt,
      presence: placement.presence.filter(({ fromAt }) => fromAt <= at).map(span => openUntil(span, at)),
    }))
}
