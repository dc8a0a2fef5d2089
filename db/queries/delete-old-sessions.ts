import type { Database } from '#db/client.ts'

/** Removes sessions that expired before `before` (epoch ms). Returns how many. */
export async function deleteOldSessions(db: Database, before: number): Promise<number> {
  const { rowCount } = await db.pool.query('delete from session where expires_at < $1', [new Date(before)])
  return rowCount ?? 0
}
