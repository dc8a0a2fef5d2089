import type { Queryable } from '#db/queryable.ts'

export type IntakeTotal = {
  source: string
  received: number
  accepted: number
  duplicate: number
  conflict: number
  ignored: number
  rejected: number
}

/** What ever came in, per source. */
export async function selectIntakeTotals(db: Queryable): Promise<IntakeTotal[]> {
  const { rows } = await db.query<IntakeTotal>(
    `select source, sum(received) as received, sum(accepted) as accepted, sum(duplicate) as duplicate,
            sum(conflict) as conflict, sum(ignored) as ignored, sum(rejected) as rejected
       from intake_count group by source order by source`,
  )
  return rows
}
