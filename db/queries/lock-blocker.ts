import type { Queryable } from '#db/queryable.ts'

/** Lets one act at a time change a blocker, until the caller's transaction ends. False: there is no such blocker. */
export async function lockBlocker(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'select 1 from blocker where id = $1 and withdrawn_at is null for update',
    [id],
  )
  return rowCount === 1
}
