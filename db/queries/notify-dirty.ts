import type { Queryable } from '#db/queryable.ts'

/** Wakes the projector. A hint: it looks by itself as well. */
export async function notifyDirty(db: Queryable): Promise<void> {
  await db.query(`select pg_notify('landfall_dirty', '')`)
}
