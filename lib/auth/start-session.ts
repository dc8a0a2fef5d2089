import { randomBytes } from 'node:crypto'
import type { Database } from '#db/client.ts'
import { insertSession } from '#db/queries/insert-session.ts'
import { upsertPerson } from '#db/queries/upsert-person.ts'
import type { Role } from '#lib/domain/access/viewer.ts'

/** A session ends twelve hours after sign-in, whatever happens. */
export const sessionSeconds = 12 * 60 * 60
/** And an hour after its last use. */
export const sessionIdleSeconds = 60 * 60

export type SignedIn = {
  issuer: string
  subject: string
  name: string
  email: string | null
  role: Role
  team: string | null
}

/** Writes the person and a new session; returns the session's id, or null when the account is disabled. */
export async function startSession(db: Database, who: SignedIn, now: number): Promise<string | null> {
  const personId = await upsertPerson(db, who, now)
  if (!personId) return null
  const id = randomBytes(32).toString('base64url')
  await insertSession(
    db,
    { id, personId, role: who.role, team: who.team, expiresAt: now + sessionSeconds * 1000 },
    now,
  )
  return id
}
