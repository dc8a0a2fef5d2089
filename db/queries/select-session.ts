import type { Database } from '#db/client.ts'

export type SessionRow = {
  id: string
  personId: string
  name: string
  role: string
  team: string | null
  seenAt: number
}

/** The session if it is still valid: not expired, not idle for longer than `idleSeconds`, its person not disabled. */
export async function selectSession(
  db: Database,
  id: string,
  now: number,
  idleSeconds: number,
): Promise<SessionRow | null> {
  const { rows } = await db.pool.query<SessionRow>(
    `select s.id, s.person_id as "personId", p.name, s.role, s.team, s.seen_at as "seenAt"
       from session s join person p on p.id = s.person_id
      where s.id = $1 and s.expires_at > $2 and s.seen_at > $3 and p.disabled_at is null`,
    [id, new Date(now), new Date(now - idleSeconds * 1000)],
  )
  return rows[0] ?? null
}
