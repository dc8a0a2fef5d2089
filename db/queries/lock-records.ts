import type { Queryable } from '#db/queryable.ts'
import { type RecordKind, recordTables } from './record-tables.ts'

/** Holds these records until the caller's transaction ends, in one order whoever asks. */
export async function lockRecords(db: Queryable, kind: RecordKind, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.query(
    `select id from ${recordTables[kind].table} where id = any($1::uuid[]) order by id for update`,
    [ids],
  )
}
