import type { Queryable } from '#db/queryable.ts'

export type ProjectionProgress = {
  /** The oldest mark that waits; null when none does. */
  firstSeq: number | null
  /** Rises with every projected batch. */
  version: number
}

/** How far projections are, cheap enough to be asked many times a second. */
export async function selectProjectionProgress(db: Queryable): Promise<ProjectionProgress> {
  const { rows } = await db.query<ProjectionProgress>({
    name: 'select-projection-progress',
    text: `select (select min(seq) from dirty_service) as "firstSeq",
                  (select coalesce(max(version), 0) from data_version where name = 'facts') as version`,
  })
  return rows[0]!
}
