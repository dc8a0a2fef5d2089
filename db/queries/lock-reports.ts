import type { Queryable } from '#db/queryable.ts'

/** One report of a team at a time, until the caller's transaction ends: the second finds what the first said. */
export async function lockReports(db: Queryable, team: string): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('landfall.report/' || $1::text, 0))`, [team])
}
