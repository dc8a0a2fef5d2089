import type { Queryable } from '#db/queryable.ts'

/** Every service that has been projected. */
export async function selectProjectedServices(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>('select service_id as id from service_summary')
  return rows.map(row => row.id)
}
