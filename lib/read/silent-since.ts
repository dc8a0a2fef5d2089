import type { SourceRow } from '#db/queries/select-sources.ts'
import { covers } from '#lib/domain/placement/covers.ts'
import { secondMs } from '#lib/domain/time/durations.ts'
import type { Silence } from './world/silence.ts'

/**
 * Since when a source is silent at an instant (epoch ms); null: it is not. One that was connected and never heard within
 * its limit is silent since it was connected; states know nothing of it, because nothing rests on it.
 */
export function silentSince(
  { id, freshnessSeconds, createdAt }: SourceRow,
  silence: Silence,
  at: number,
): number | null {
  const span = silence.bySource.get(id)?.find(one => covers(one, at))
  if (span !== undefined) return span.fromAt
  const isNeverHeard = freshnessSeconds !== null && !silence.heardFrom.has(id)
  return isNeverHeard && at - createdAt > freshnessSeconds * secondMs ? createdAt : null
}
