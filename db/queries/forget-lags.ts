import type { Queryable } from '#db/queryable.ts'

/** Forgets how late events of sources came: history was taken in, and its age is nobody's lag. */
export async function forgetLags(db: Queryable): Promise<void> {
  await db.query('update intake_count set lag_count = 0, lag_ms_sum = 0, lag_ms_max = 0 where lag_count > 0')
}
