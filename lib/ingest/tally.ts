import type { IntakeCounts } from '#db/queries/insert-intake.ts'
import { isHistory } from '#lib/domain/source/source-lag.ts'
import type { IngestResult } from './ingest-batch.ts'

/** Accounting of one transaction, by source: received is always the sum of the five others. */
export type Tally = Map<string, IntakeCounts>

function countsOf(tally: Tally, source: string): IntakeCounts {
  let counts = tally.get(source)
  if (counts === undefined) {
    counts = {
      source,
      received: 0,
      accepted: 0,
      duplicate: 0,
      conflict: 0,
      ignored: 0,
      rejected: 0,
      lagCount: 0,
      lagMsSum: 0,
      lagMsMax: 0,
    }
    tally.set(source, counts)
  }
  return counts
}

export function countResult(tally: Tally, source: string, result: IngestResult | 'rejected'): void {
  const counts = countsOf(tally, source)
  counts.received += 1
  counts[result] += 1
}

/** Notes how long after it happened an accepted event came; `occurredAt` null: it does not say, `now` null: it is history. A clock ahead counts as none. */
export function countLag(tally: Tally, source: string, occurredAt: number | null, now: number | null): void {
  if (occurredAt === null || now === null) return
  const lagMs = Math.max(0, now - Math.round(occurredAt))
  if (isHistory(lagMs)) return
  const counts = countsOf(tally, source)
  counts.lagCount += 1
  counts.lagMsSum += lagMs
  counts.lagMsMax = Math.max(counts.lagMsMax, lagMs)
}

/** Sorted by source, so that two transactions take the rows in the same order. */
export const talliedRows = (tally: Tally): IntakeCounts[] =>
  [...tally.values()].sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0))
