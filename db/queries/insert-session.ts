import type { Database } from '#db/client.ts'

export async function insertSession(
  db: Database,
  session: { id: string; personId: string; role: string; team: string | null; expiresAt: number },
  now: number,
): Promise<void> {
  await db.pool.query(
    `insert into session (id, person_id, role, team, created_at, seen_at, expires_at) values ($1, $2, $3, $4, $5, $5, $6)`,
    [session.id, session.personId, session.role, session.team, new Date(now), new Date(session.expiresAt)],
  )
}
