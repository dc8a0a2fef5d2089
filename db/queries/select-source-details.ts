import type { Queryable } from '#db/queryable.ts'

export type SourceDetail = {
  id: string
  lastSuccessAt: number | null
  lastFullListAt: number | null
  lastError: string | null
  leaseHolder: string | null
  /** Accepted on the last two UTC days: the closest the day counters come to 24 h. */
  acceptedLastDay: number
}

/** How collectors of sources fare, and who holds them now. */
export async function selectSourceDetails(db: Queryable, now: number): Promise<Map<string, SourceDetail>> {
  const { rows } = await db.query<SourceDetail>(
    `select s.id, c.last_success_at as "lastSuccessAt", c.last_full_list_at as "lastFullListAt",
            case when c.last_error_at is not null and (c.last_success_at is null or c.last_error_at > c.last_success_at)
                 then c.last_error end as "lastError",
            l.holder as "leaseHolder", coalesce(i.accepted, 0) as "acceptedLastDay"
       from source s
       left join collector_state c on c.source = s.id
       left join lease l on l.name = 'collector/' || s.id and l.expires_at > $1
       left join (select source, sum(accepted) as accepted from intake_count where "on" >= $2::date group by source) i
              on i.source = s.id`,
    [new Date(now), new Date(now - 86_400_000).toISOString().slice(0, 10)],
  )
  return new Map(rows.map(row => [row.id, row]))
}

export type DeadLetterRow = { service: string; error: string; at: number }

export async function selectDeadLetters(db: Queryable): Promise<DeadLetterRow[]> {
  const { rows } = await db.query<DeadLetterRow>(
    'select service_id as service, error, at from dead_letter order by at desc',
  )
  return rows
}
