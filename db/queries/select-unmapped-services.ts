import type { Queryable } from '#db/queryable.ts'

/** Service ids of names the catalogue does not know: all that were projected, or wait to be. */
export async function selectUnmappedServices(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select service_id as id from service_summary where left(service_id, 1) = '?'
     union select service_id from dirty_service where left(service_id, 1) = '?'
     union select service_id from dead_letter where left(service_id, 1) = '?'`,
  )
  return rows.map(row => row.id)
}
