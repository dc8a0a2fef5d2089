import { latestSpan } from '../placement/latest-span.ts'
import type { Placement } from '../placement/placement.ts'
import { placementSpans } from '../placement/platform-spans.ts'
import { dayMs } from '../time/durations.ts'
import type { Migration } from './migration.ts'

/** When the last origin placement ended, while its soak runs at `at` ("leaving since the 1st"); else null (definitions.md 2). */
export function leavingSince(
  placements: readonly Placement[],
  migration: Pick<Migration, 'from' | 'soakDays'>,
  at: number,
): number | null {
  const { endedAt } = latestSpan(placementSpans(placements, migration.from), at)
  return endedAt !== null && at < endedAt + migration.soakDays * dayMs ? endedAt : null
}
