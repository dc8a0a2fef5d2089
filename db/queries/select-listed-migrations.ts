import type { Queryable } from '#db/queryable.ts'

/** Ids of the migrations the catalogue lists itself, without the one that exists by default. */
export async function selectListedMigrations(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>('select id from migration')
  return rows.map(row => row.id)
}
