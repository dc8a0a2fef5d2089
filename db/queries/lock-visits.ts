import type { Queryable } from '#db/queryable.ts'

const visitLock = 277_005

/** Held by the one transaction that books, changes or asks for visits: what it checked against stays true until it ends. */
export async function lockVisits(db: Queryable): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1)', [visitLock])
}
