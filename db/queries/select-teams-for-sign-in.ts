import type { Database } from '#db/client.ts'

/** Teams by name, for choosing whom to enter the demo as. */
export async function selectTeamsForSignIn(db: Database): Promise<{ id: string; name: string }[]> {
  const { rows } = await db.pool.query<{ id: string; name: string }>(
    'select id, coalesce(name, id) as name from team order by 2, 1',
  )
  return rows
}
