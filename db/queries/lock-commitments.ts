import type { Queryable } from '#db/queryable.ts'

/** Holds every record of a visit's promises until the transaction ends: of two who move one at once, the second sees the first. */
export async function lockCommitments(db: Queryable, visit: string): Promise<void> {
  await db.query('select id from commitment where visit = $1 order by id for update', [visit])
}
