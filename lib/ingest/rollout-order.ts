import type { RolloutRow } from '#db/queries/upsert-rollouts.ts'
import type { RolloutOutcome } from '#lib/domain/deploy/rollout.ts'

/** How far a rollout has come: 0 started, 1 failing or aborted (it may still be tried again), 2 finished. */
export const phaseOf = (outcome: RolloutOutcome): number =>
  outcome === 'unfinished' ? 0 : outcome === 'failed' || outcome === 'aborted' ? 1 : 2

const compareTexts = (a: string, b: string): number =>
  a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b))

type Ranked = Pick<RolloutRow, 'phase' | 'finishedAt' | 'startedAt' | 'eventId'>

/**
 * Whether `row` is to stand in place of `other`, another event of the same rollout: the higher phase, of equal ones the
 * earlier, then the smaller event id. A strict total order, so the last one standing does not depend on arrival.
 */
export function isBefore(row: Ranked, other: Ranked): boolean {
  if (row.phase !== other.phase) return row.phase > other.phase
  const at = row.finishedAt ?? row.startedAt ?? 0
  const otherAt = other.finishedAt ?? other.startedAt ?? 0
  if (at !== otherAt) return at < otherAt
  return compareTexts(row.eventId, other.eventId) < 0
}
