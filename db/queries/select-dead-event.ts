import type { Queryable } from '#db/queryable.ts'

export type DeadEventRow = { error: string; attempts: number; at: number }

/** Why a stored event cannot be read; null when it is no dead letter. */
export async function selectDeadEvent(
  db: Queryable,
  source: string,
  id: string,
): Promise<DeadEventRow | null> {
  const { rows } = await db.query<DeadEventRow>(
    'select error, attempts, at from dead_event where source = $1 and id = $2',
    [source, id],
  )
  return rows[0] ?? null
}

/** Why a service could not be projected; null when it is no dead letter. */
export async function selectDeadService(db: Queryable, serviceId: string): Promise<DeadEventRow | null> {
  const { rows } = await db.query<DeadEventRow>(
    'select error, attempts, at from dead_letter where service_id = $1',
    [serviceId],
  )
  return rows[0] ?? null
}
