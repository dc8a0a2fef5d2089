import type { Queryable } from '#db/queryable.ts'

export type CoverageRow = { source: string; fromAt: number; toAt: number }

/** Spans in which sources with a freshness limit were heard, in their order. */
export async function selectSourceCoverage(
  db: Queryable,
  fromAt: number | null = null,
): Promise<CoverageRow[]> {
  const { rows } = await db.query<CoverageRow>(
    `select source, round(date_part('epoch', from_at) * 1000) as "fromAt", round(date_part('epoch', to_at) * 1000) as "toAt"
       from source_coverage where $1::timestamptz is null or to_at >= $1::timestamptz order by source, from_at`,
    [fromAt === null ? null : new Date(fromAt)],
  )
  return rows
}
