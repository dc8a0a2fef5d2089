import type { Queryable } from '#db/queryable.ts'

/** Notes that a token was used, at most once per `everyMs`. */
export async function updateApiTokenUsed(
  db: Queryable,
  id: string,
  now: number,
  everyMs: number,
): Promise<void> {
  await db.query(
    'update api_token set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at <= $3)',
    [id, new Date(now), new Date(now - everyMs)],
  )
}
