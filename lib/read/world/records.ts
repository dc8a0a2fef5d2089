import type { Database } from '#db/client.ts'
import { recordKinds } from '#db/queries/record-tables.ts'
import { type AllRecords, selectRecords } from '#db/queries/select-records.ts'

/** What people recorded, by kind, in the order they recorded it. */
export type Records = AllRecords

export type KnownRecords = {
  /** What stands. */
  records: Records
  /** What was recorded and taken back since: nothing counts by it, and histories show it. */
  withdrawn: Records
}

/** All records as known at an instant (epoch ms; null: now). */
export async function loadRecords(db: Database, knownAt: number | null): Promise<KnownRecords> {
  const all = await selectRecords(db.pool, knownAt)
  const those = (isWithdrawn: boolean): Records =>
    Object.fromEntries(
      recordKinds.map(kind => [
        kind,
        (all[kind] as { withdrawnAt: number | null }[]).filter(
          row => (row.withdrawnAt !== null) === isWithdrawn,
        ),
      ]),
    ) as unknown as Records
  return { records: those(false), withdrawn: those(true) }
}
