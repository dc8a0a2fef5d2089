import type { Queryable } from '#db/queryable.ts'

/** The version names, rules and the rest of the catalogue are at; 0 before the first. */
export async function selectCatalogVersion(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ version: number }>(
    `select version from data_version where name = 'catalog'`,
  )
  return rows[0]?.version ?? 0
}
