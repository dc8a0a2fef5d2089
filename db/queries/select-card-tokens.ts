import type { Queryable } from '#db/queryable.ts'

export type CardTokenRow = {
  id: string
  scopes: string[]
  createdBy: string
  createdAt: number
  expiresAt: number | null
  lastUsedAt: number | null
}

/** Tokens that open cards at `now` (epoch ms), newest first; with a scope only those that have it. */
export async function selectCardTokens(
  db: Queryable,
  now: number,
  scope: string | null,
): Promise<CardTokenRow[]> {
  const { rows } = await db.query<CardTokenRow>(
    `select id, scopes, created_by as "createdBy", created_at as "createdAt", expires_at as "expiresAt",
            last_used_at as "lastUsedAt"
       from api_token
      where revoked_at is null and (expires_at is null or expires_at > $1)
        and scopes[1] like 'card:%' and ($2::text is null or $2 = any(scopes))
      order by created_at desc, id limit 1000`,
    [new Date(now), scope],
  )
  return rows
}
