import type { Queryable } from '#db/queryable.ts'

/**
 * Raises a data version and returns it. The row stays locked until the transaction ends, so versions become visible
 * in their order: a reader that saw version n has seen everything up to n. Call it late in a transaction.
 */
export async function bumpDataVersion(db: Queryable, name: string, now: number): Promise<number> {
  const insert = `insert into data_version (name, version, changed_at) values ($1, 1, $2) on conflict do nothing`
  const update = `update data_version set version = version + 1, changed_at = $2 where name = $1 returning version`
  const values = [name, new Date(now)]
  const updated = await db.query<{ version: number }>(update, values)
  if (updated.rows[0]) return updated.rows[0].version
  const inserted = await db.query(insert, values)
  if (inserted.rowCount === 1) return 1
  const again = await db.query<{ version: number }>(update, values)
  return again.rows[0]!.version
}
