import type { Queryable } from '#db/queryable.ts'

/** Sources and their kinds, without those of our own calls. */
export async function selectTellers(db: Queryable): Promise<{ source: string; kind: string }[]> {
  const { rows } = await db.query<{ source: string; kind: string }>({
    name: 'select-tellers',
    text: `select id as source, kind from source where kind <> 'push'`,
  })
  return rows
}
