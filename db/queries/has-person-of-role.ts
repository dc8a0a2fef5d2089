import type { Queryable } from '#db/queryable.ts'

/** Whether somebody of this name signed in with one of these roles. */
export async function hasPersonOfRole(db: Queryable, name: string, roles: string[]): Promise<boolean> {
  const { rowCount } = await db.query(
    `select 1 from person p join session s on s.person_id = p.id
      where p.name = $1 and p.disabled_at is null and s.role = any($2::text[]) limit 1`,
    [name, roles],
  )
  return (rowCount ?? 0) > 0
}
