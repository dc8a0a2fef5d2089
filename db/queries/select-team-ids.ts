import type { Queryable } from '#db/queryable.ts'

export async function selectTeamIds(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>('select id from team order by id')
  return rows.map(row => row.id)
}

/** Whether the catalogue has a service of this id. */
export async function hasService(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query('select 1 from service where id = $1', [id])
  return (rowCount ?? 0) > 0
}
