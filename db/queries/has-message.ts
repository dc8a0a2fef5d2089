import type { Queryable } from '#db/queryable.ts'

/** Whether a message of this key was ever put into the outbox. */
export async function hasMessage(db: Queryable, key: string): Promise<boolean> {
  const { rowCount } = await db.query('select 1 from outbox where key = $1', [key])
  return rowCount !== 0
}
