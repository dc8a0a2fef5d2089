import type { Queryable } from '#db/queryable.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Lets a message that waits or was given up be tried at once, its attempts counted anew. Its title; null: there is none. */
export async function retryMessage(db: Queryable, id: string, now: number): Promise<string | null> {
  if (!uuid.test(id)) return null
  const { rows } = await db.query<{ title: string }>(
    `update outbox set dropped_at = null, attempts = 0, send_after_at = $2, next_attempt_at = $2
      where id = $1 and sent_at is null returning title`,
    [id, new Date(now)],
  )
  return rows[0]?.title ?? null
}

/** Gives a message up that was not sent yet, for a reason. Its title; null: there is none that waits. */
export async function dropMessage(
  db: Queryable,
  id: string,
  reason: string,
  now: number,
): Promise<string | null> {
  if (!uuid.test(id)) return null
  const { rows } = await db.query<{ title: string }>(
    `update outbox set dropped_at = $2, last_error = $3
      where id = $1 and sent_at is null and dropped_at is null returning title`,
    [id, new Date(now), reason],
  )
  return rows[0]?.title ?? null
}
