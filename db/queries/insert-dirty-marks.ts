import { textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'

/** Marks services to be recomputed, in the transaction that wrote their facts. */
export async function insertDirtyMarks(
  db: Queryable,
  serviceIds: Iterable<string>,
  now: number,
): Promise<void> {
  const ids = [...serviceIds]
  if (ids.length === 0) return
  await db.query({
    name: 'insert-dirty-marks',
    text: 'insert into dirty_service (service_id, marked_at) select id, $2 from unnest($1::text[]) as fresh(id)',
    values: [textArray(ids), new Date(now)],
  })
}
