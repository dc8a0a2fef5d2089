import type { Queryable } from '#db/queryable.ts'

export type NewApiToken = {
  id: string
  name: string
  secretHash: Uint8Array
  scopes: string[]
  createdBy: string
  expiresAt: number | null
}

export async function insertApiToken(db: Queryable, token: NewApiToken, now: number): Promise<void> {
  await db.query(
    `insert into api_token (id, name, secret_hash, scopes, created_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      token.id,
      token.name,
      token.secretHash,
      token.scopes,
      token.createdBy,
      new Date(now),
      token.expiresAt === null ? null : new Date(token.expiresAt),
    ],
  )
}

/** Inserts the token only where there is none of any kind yet. Returns whether it did. */
export async function insertFirstApiToken(db: Queryable, token: NewApiToken, now: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into api_token (id, name, secret_hash, scopes, created_by, created_at)
     select $1, $2, $3, $4, $5, $6 where not exists (select 1 from api_token)
     on conflict (id) do nothing`,
    [token.id, token.name, token.secretHash, token.scopes, token.createdBy, new Date(now)],
  )
  return rowCount === 1
}
