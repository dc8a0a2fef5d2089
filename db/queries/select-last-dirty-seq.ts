import type { Queryable } from '#db/queryable.ts'

/** The newest dirty mark; 0 when nothing waits to be projected. */
export async function selectLastDirtySeq(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ seq: number }>({
    name: 'select-last-dirty-seq',
    text: 'select coalesce(max(seq), 0) as seq from dirty_service',
  })
  return rows[0]?.seq ?? 0
}
