import type { Queryable } from '#db/queryable.ts'

/** Ends a token that opens cards, from `now` (epoch ms) on. Returns whether there was one that had not ended. */
export async function revokeCardToken(db: Queryable, id: string, now: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `update api_token set revoked_at = $2 where id = $1 and revoked_at is null and scopes[1] like 'card:%'`,
    [id, new Date(now)],
  )
  return rowCount === 1
}
