import type { Queryable } from '#db/queryable.ts'

/** A page must not wait for the counting of a backfill. */
const mostCounted = 100_000

/** Events stored since an instant, per source; null when they are more than can be counted at once. Epoch ms. */
export async function countRecentEvents(db: Queryable, fromAt: number): Promise<Map<string, number> | null> {
  const { rows } = await db.query<{ source: string; count: number }>(
    `select source, count(*) as count
       from (select source from event where received_at >= $1 order by received_at desc limit $2) as recent
      group by source`,
    [new Date(fromAt), mostCounted],
  )
  const total = rows.reduce((sum, { count }) => sum + count, 0)
  return total >= mostCounted ? null : new Map(rows.map(({ source, count }) => [source, count]))
}
