import type { Queryable } from '#db/queryable.ts'

/** Lets the last span of each source reach `now`, where it ended no longer than `withinMs` ago. Epoch ms. */
export async function stretchCoverage(
  db: Queryable,
  sources: string[],
  now: number,
  withinMs: number,
): Promise<void> {
  await db.query(
    `update source_coverage c set to_at = $2
       from (select source, max(from_at) as from_at from source_coverage where source = any($1) group by source) last
      where c.source = last.source and c.from_at = last.from_at and c.to_at < $2 and c.to_at >= $3`,
    [sources, new Date(now), new Date(now - withinMs)],
  )
}
