import type { Database } from '#db/client.ts'

/** Notes that a session is in use; called at most once a minute per session. */
export async function updateSessionSeen(db: Database, id: string, now: number): Promise<void> {
  await db.pool.query('update session set seen_at = $2 where id = $1', [id, new Date(now)])
}
