import type { Queryable } from '#db/queryable.ts'

export type IntakeDay = {
  source: string
  on: string
  received: number
  accepted: number
  duplicate: number
  rejected: number
  lagCount: number
  lagMsSum: number
  lagMsMax: number
}

/** What came in per source and day since a day, and how long it was on its way. */
export async function selectSourceIntakeDays(db: Queryable, fromOn: string): Promise<IntakeDay[]> {
  const { rows } = await db.query<IntakeDay>(
    `select source, "on"::text as "on", sum(received) as received, sum(accepted) as accepted,
            sum(duplicate) as duplicate, sum(rejected) as rejected, sum(lag_count) as "lagCount",
            sum(lag_ms_sum) as "lagMsSum", max(lag_ms_max) as "lagMsMax"
       from intake_count where "on" >= $1::date group by source, "on" order by source, "on"`,
    [fromOn],
  )
  return rows
}
