import type { Queryable } from '#db/queryable.ts'

export type SourceDetail = {
  id: string
  lastSuccessAt: number | null
  lastFullListAt: number | null
  /** What is wrong now, in words. */
  lastError: string | null
  errorSince: number | null
  leaseHolder: string | null
}

/** How collectors of sources fare, and who holds them now. */
export async function selectSourceDetails(db: Queryable, now: number): Promise<Map<string, SourceDetail>> {
  const { rows } = await db.query<SourceDetail>(
    `select s.id, c.last_success_at as "lastSuccessAt", c.last_full_list_at as "lastFullListAt",
            c.last_error as "lastError", coalesce(c.error_since, c.last_error_at) as "errorSince",
            l.holder as "leaseHolder"
       from source s
       left join collector_state c on c.source = s.id
       left join lease l on l.name = 'collector/' || s.id and l.expires_at > $1`,
    [new Date(now)],
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
