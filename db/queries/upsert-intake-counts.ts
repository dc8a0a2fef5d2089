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
}

/** Adds to the accounting of a UTC day. Rows must be sorted by source and distinct. */
export async function upsertIntakeCounts(
  db: Queryable,
  rows: IntakeCounts[],
  dayOn: string,
  slot: number,
): Promise<void> {
  const numbers = (of: (row: IntakeCounts) => number): string => plainArray(rows.map(of))
  await db.query({
    name: 'upsert-intake-counts',
    text: `insert into intake_count as held (source, "on", slot, received, accepted, duplicate, conflict, ignored, rejected)
           select source, $8, $9, received, accepted, duplicate, conflict, ignored, rejected
             from unnest($1::text[], $2::int8[], $3::int8[], $4::int8[], $5::int8[], $6::int8[], $7::int8[])
               as fresh(source, received, accepted, duplicate, conflict, ignored, rejected)
           on conflict (source, "on", slot) do update set
             received = held.received + excluded.received, accepted = held.accepted + excluded.accepted,
             duplicate = held.duplicate + excluded.duplicate, conflict = held.conflict + excluded.conflict,
             ignored = held.ignored + excluded.ignored, rejected = held.rejected + excluded.rejected`,
    values: [
      textArray(rows.map(row => row.source)),
      numbers(row => row.received),
      numbers(row => row.accepted),
      numbers(row => row.duplicate),
      numbers(row => row.conflict),
      numbers(row => row.ignored),
      numbers(row => row.rejected),
      dayOn,
      slot,
    ],
  })
}
