import { insertApiToken } from '#db/queries/insert-api-token.ts'
import type { Queryable } from '#db/queryable.ts'
import { createToken } from './api-token-form.ts'

export type ApiTokenWish = { name: string; scopes: string[]; createdBy: string; expiresAt: number | null }

/** Makes an API token. `token` is shown once and never again: only the hash of its secret is stored. */
export async function recordApiToken(
  db: Queryable,
  wish: ApiTokenWish,
  now: number,
): Promise<{ id: string; token: string }> {
  const { id, token, secretHash } = createToken()
  await insertApiToken(db, { id, secretHash, ...wish }, now)
  return { id, token }
}
