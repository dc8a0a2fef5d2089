import { plainArray, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'

export type IntakeCounts = {
  source: string
  received: number
  accepted: number
  duplicate: number
  conflict: number
  ignored: number
  rejected: number
  /** Received less happened, over accepted events that say when they happened. */
  lagCount: number
  lagMsSum: number
  lagMsMax: number
}

export type Intake = {
  counts: IntakeCounts[]
  /** UTC day and slot the counts are added to. */
  dayOn: string
  slot: number
  /** Services to recompute. */
  dirty: Iterable<string>
}

/** Adds to the accounting of a day and marks services for the projector. Counts must be sorted by source and distinct. */
export async function insertIntake(
  db: Queryable,
  { counts, dayOn, slot, dirty }: Intake,
  now: number,
): Promise<void> {
  const numbers = (of: (row: IntakeCounts) => number): string => plainArray(counts.map(of))
  await db.query({
    name: 'insert-intake-lag',
    text: `with marked as (
             insert into dirty_service (service_id, marked_at) select id, $10 from unnest($11::text[]) as dirty(id))
           insert into intake_count as held (source, "on", slot, received, accepted, duplicate, conflict, ignored, rejected,
                                             lag_count, lag_ms_sum, lag_ms_max)
           select source, $8, $9, received, accepted, duplicate, conflict, ignored, rejected, lag_count, lag_sum, lag_max
             from unnest($1::text[], $2::int8[], $3::int8[], $4::int8[], $5::int8[], $6::int8[], $7::int8[], $12::int8[],
                         $13::int8[], $14::int8[])
               as fresh(source, received, accepted, duplicate, conflict, ignored, rejected, lag_count, lag_sum, lag_max)
           on conflict (source, "on", slot) do update set
             received = held.received + excluded.received, accepted = held.accepted + excluded.accepted,
             duplicate = held.duplicate + excluded.duplicate, conflict = held.conflict + excluded.conflict,
             ignored = held.ignored + excluded.ignored, rejected = held.rejected + excluded.rejected,
             lag_count = held.lag_count + excluded.lag_count, lag_ms_sum = held.lag_ms_sum + excluded.lag_ms_sum,
             lag_ms_max = greatest(held.lag_ms_max, excluded.lag_ms_max)`,
    values: [
      textArray(counts.map(row => row.source)),
      numbers(row => row.received),
      numbers(row => row.accepted),
      numbers(row => row.duplicate),
      numbers(row => row.conflict),
      numbers(row => row.ignored),
      numbers(row => row.rejected),
      dayOn,
      slot,
      new Date(now),
      textArray([...dirty]),
      numbers(row => row.lagCount),
      numbers(row => row.lagMsSum),
      numbers(row => row.lagMsMax),
    ],
  })
}
