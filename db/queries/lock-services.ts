import type { Queryable } from '#db/queryable.ts'

/**
 * Takes the projection lock of each service until the transaction ends and returns those it got.
 * Who holds a lock projects: what another projector has in hand is left to it, so nobody waits and nobody deadlocks.
 */
export async function lockServices(db: Queryable, serviceIds: string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from unnest($1::text[]) as wanted(id)
      where pg_try_advisory_xact_lock(hashtextextended('landfall.project/' || id, 0))`,
    [serviceIds],
  )
  return rows.map(row => row.id)
}
