import type { Queryable } from '#db/queryable.ts'

/** Keeps a goal for the caller's transaction. Whether it still stands: not taken back, and no other that stands replaces it. */
export async function lockStandingGoal(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'select id from goal where id = $1 and withdrawn_at is null for update',
    [id],
  )
  if (rowCount !== 1) return false
  // Asked after the lock is held: whoever held it before may have replaced it.
  const { rows } = await db.query<{ isReplaced: boolean }>(
    'select exists (select 1 from goal where replaces = $1 and withdrawn_at is null) as "isReplaced"',
    [id],
  )
  return rows[0]?.isReplaced === false
}
