import type { Queryable } from '#db/queryable.ts'

/** A person who has signed in, as their last session says. */
export type PersonRow = {
  id: string
  name: string
  email: string | null
  role: string | null
  team: string | null
}

/** These persons who are not disabled, with role and team of their last session; null: none is left of them. */
export async function selectPersons(db: Queryable, ids: readonly string[]): Promise<PersonRow[]> {
  const { rows } = await db.query<PersonRow>(
    `select distinct on (p.id) p.id, p.name, p.email, s.role, s.team
       from person p left join session s on s.person_id = p.id
      where p.id::text = any($1::text[]) and p.disabled_at is null
      order by p.id, s.created_at desc nulls last`,
    [[...ids]],
  )
  return rows
}
