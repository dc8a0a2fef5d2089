import type { Queryable } from '#db/queryable.ts'

/** Lets statements of this transaction run for a minute: those over all facts of a large company need more than a request gets. */
export async function allowLongStatements(db: Queryable): Promise<void> {
  await db.query(`set local statement_timeout = '60s'`)
}
