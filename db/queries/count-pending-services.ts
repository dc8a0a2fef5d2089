import type { Queryable } from '#db/queryable.ts'

/** Services with a mark up to `throughSeq`: those whose facts of that time are not in the answers yet. */
export async function countPendingServices(
  db: Queryable,
  throughSeq: number,
): Promise<{ services: number; marks: number }> {
  const { rows } = await db.query<{ services: number; marks: number }>({
    name: 'count-pending-services',
    text: `select count(distinct service_id) as services, count(*) as marks from dirty_service where seq <= $1`,
    values: [throughSeq],
  })
  return rows[0] ?? { services: 0, marks: 0 }
}
