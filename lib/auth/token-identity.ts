import type { Database } from '#db/client.ts'
import { viewerOfToken } from './api-token.ts'
import type { SignedIn } from './start-session.ts'

export const tokenIssuer = 'landfall-token'

/** The person an API token stands for on the sign-in page: admin with scope `admin`, leader with `read`, otherwise nobody. */
export async function identityOfToken(db: Database, token: string, now: number): Promise<SignedIn | null> {
  const viewer = await viewerOfToken(db, token.trim(), now)
  if (viewer.kind !== 'token') return null
  const role = viewer.scopes.includes('admin') ? 'admin' : viewer.scopes.includes('read') ? 'leader' : null
  return role && { issuer: tokenIssuer, subject: viewer.id, name: viewer.name, email: null, role, team: null }
}
