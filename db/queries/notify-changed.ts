import type { Queryable } from '#db/queryable.ts'

/** Wakes open pages: what answers rest on has another version. A hint, where no projection follows that tells them. */
export async function notifyChanged(db: Queryable): Promise<void> {
  await db.query(`select pg_notify('landfall_changed', '')`)
}
