import type { Queryable } from '#db/queryable.ts'

/**
 * Takes the marks of services whose lock is held. Facts written later bring marks of their own, which stay.
 * Returns the services that still had one: another projector may have served the rest in between.
 */
export async function deleteDirtyMarks(db: Queryable, serviceIds: string[]): Promise<string[]> {
  const { rows } = await db.query<{ serviceId: string }>(
    // By row address from an array: a plan of Postgres for "in (select .. skip locked)" may read the whole queue per row.
    `with taken as (
       delete from dirty_service where ctid = any(array(
         select ctid from dirty_service where service_id = any($1::text[]) for update skip locked))
       returning service_id)
     select distinct service_id as "serviceId" from taken`,
    [serviceIds],
  )
  return rows.map(row => row.serviceId)
}
