import type { Queryable } from '#db/queryable.ts'

/** Ends a token whose first scope begins so, from `now` (epoch ms) on. Returns whether there was one that had not ended. */
export async function revokeTokenOfScope(
  db: Queryable,
  id: string,
  prefix: string,
  now: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update api_token set revoked_at = $3 where id = $1 and revoked_at is null and starts_with(scopes[1], $2)`,
    [id, prefix, new Date(now)],
  )
  return rowCount === 1
}
