import type { Queryable } from '#db/queryable.ts'

/** Puts a service that cannot be projected aside, with the reason; its facts stay, and its next event tries again. */
export async function upsertDeadLetter(
  db: Queryable,
  letter: { serviceId: string; error: string; attempts: number },
  now: number,
): Promise<void> {
  await db.query(
    `insert into dead_letter (service_id, error, attempts, at) values ($1, $2, $3, $4)
     on conflict (service_id) do update set error = excluded.error, attempts = excluded.attempts, at = excluded.at`,
    [letter.serviceId, letter.error, letter.attempts, new Date(now)],
  )
}
