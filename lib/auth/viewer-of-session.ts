import type { Database } from '#db/client.ts'
import { selectSession } from '#db/queries/select-session.ts'
import { updateSessionSeen } from '#db/queries/update-session-seen.ts'
import { roles, type Viewer } from '#lib/domain/access/viewer.ts'
import type { AuthSettings } from './auth-settings.ts'
import { sessionIdOfCookie } from './session-cookie.ts'
import { sessionIdleSeconds } from './start-session.ts'

const seenEveryMs = 60_000

/**
 * The person behind a `Cookie` header, checked against the session row at each call:
 * signing out, disabling and role changes take effect with the next request.
 */
export async function viewerOfSession(
  db: Database,
  cookieHeader: string | null,
  settings: AuthSettings,
  now: number,
): Promise<Viewer> {
  const id = await sessionIdOfCookie(cookieHeader, settings)
  if (!id) return { kind: 'nobody' }
  const session = await selectSession(db, id, now, sessionIdleSeconds)
  const role = roles.find(known => known === session?.role)
  if (!session || !role) return { kind: 'nobody' }
  if (now - session.seenAt > seenEveryMs) await updateSessionSeen(db, id, now)
  return { kind: 'person', id: session.personId, name: session.name, role, team: session.team }
}
