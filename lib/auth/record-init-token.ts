import type { Database } from '#db/client.ts'
import { insertFirstApiToken } from '#db/queries/insert-api-token.ts'
import { hashSecret } from './api-token-form.ts'

export const initTokenId = 'init'

/**
 * Makes `LANDFALL_INIT_TOKEN` the admin token `init` of an empty database. Where there is any token already it does
 * nothing, so every start may call it; whoever revoked the token keeps it revoked. Returns whether it was made now.
 */
export async function recordInitToken(db: Database, secret: string, now: number): Promise<boolean> {
  if (secret.length < 32) throw new Error('LANDFALL_INIT_TOKEN needs 32 characters or more.')
  const token = {
    id: initTokenId,
    name: 'init',
    scopes: ['admin'],
    createdBy: 'LANDFALL_INIT_TOKEN',
    expiresAt: null,
  }
  return insertFirstApiToken(db.pool, { ...token, secretHash: hashSecret(secret) }, now)
}
