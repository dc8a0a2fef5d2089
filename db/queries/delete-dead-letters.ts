import type { Queryable } from '#db/queryable.ts'

export async function deleteDeadLetters(db: Queryable, serviceIds: string[]): Promise<void> {
  await db.query('delete from dead_letter where service_id = any($1::text[])', [serviceIds])
}
