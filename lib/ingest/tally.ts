import type { IntakeCounts } from '#db/queries/insert-intake.ts'
import type { IngestResult } from './ingest-batch.ts'

/** Accounting of one transaction, by source: received is always the sum of the five others. */
export type Tally = Map<string, IntakeCounts>

export function countResult(tally: Tally, source: string, result: IngestResult | 'rejected'): void {
  let counts = tally.get(source)
  if (counts === undefined) {
    counts = { source, received: 0, accepted: 0, duplicate: 0, conflict: 0, ignored: 0, rejected: 0 }
    tally.set(source, counts)
  }
  counts.received += 1
  counts[result] += 1
}

/** Sorted by source, so that two transactions take the rows in the same order. */
export const talliedRows = (tally: Tally): IntakeCounts[] =>
  [...tally.values()].sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0))
