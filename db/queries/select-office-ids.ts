import type { Queryable } from '#db/queryable.ts'

/** Every office anybody names: listed, or of a team. */
export async function selectOfficeIds(db: Queryable): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    'select id from office union select office from team where office is not null',
  )
  return new Set(rows.map(({ id }) => id))
}
