import type { Deploy } from '../deploy/deploy.ts'
import { mergeSpans } from '../placement/merge-spans.ts'
import type { Placement, Span } from '../placement/placement.ts'
import { placementSpans, presenceSpans } from '../placement/platform-spans.ts'
import { dayMs, hourMs } from '../time/durations.ts'
import type { Migration } from './migration.ts'

/** Without any sign of life for this long a service is idle (definitions.md 2). */
export const idleAfterMs = 90 * dayMs
/** Presence on the target counts as current for this long after it ended (definitions.md 2, `both`). */
export const targetGraceMs = 24 * hourMs

/** What the rules of section 2 look at, for one service in one migration. */
export type StateFacts = {
  /** O: placement on the origin. */
  origin: Span[]
  /** T: presence on the target. */
  target: Span[]
  /** "A deploy in the last 90 days": on any platform. */
  deployed: Span[]
  originPlacements: Placement[]
  soakMs: number
  retiredAt: number | null
}

/** `placements` in the order of their start. */
export function stateFacts(
  placements: readonly Placement[],
  deploys: readonly Pick<Deploy, 'at'>[],
  retiredAt: number | null,
  migration: Pick<Migration, 'from' | 'to' | 'soakDays'>,
): StateFacts {
  return {
    origin: placementSpans(placements, migration.from),
    target: presenceSpans(placements, migration.to),
    deployed: mergeSpans(deploys.map(({ at }) => ({ fromAt: at, toAt: at + idleAfterMs }))),
    originPlacements: placements.filter(placement => placement.platform === migration.from),
    soakMs: migration.soakDays * dayMs,
    retiredAt,
  }
}
