import type { Queryable } from '#db/queryable.ts'

/** The time zones offices are in, each once. */
export async function selectOfficeZones(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ zone: string }>(
    'select distinct time_zone as zone from office where time_zone is not null order by 1',
  )
  return rows.map(({ zone }) => zone)
}
