import type { Queryable } from '#db/queryable.ts'

type Span = { fromAt: number; toAt: number }

/**
 * Adds spans in which a source was heard and joins those no further apart than `joinMs`. The caller sorts sources, and
 * the lock on the source's row makes two writers take turns. The result does not depend on the order of the calls.
 */
export async function mergeCoverage(
  db: Queryable,
  source: string,
  spans: Span[],
  joinMs: number,
): Promise<void> {
  await db.query('select id from source where id = $1 for update', [source])
  const fromAt = Math.min(...spans.map(span => span.fromAt)) - joinMs
  const toAt = Math.max(...spans.map(span => span.toAt)) + joinMs
  const { rows } = await db.query<Span>(
    `select from_at as "fromAt", to_at as "toAt" from source_coverage where source = $1 and from_at <= $3 and to_at >= $2`,
    [source, new Date(fromAt), new Date(toAt)],
  )
  const merged: Span[] = []
  for (const span of [...rows, ...spans].sort((a, b) => a.fromAt - b.fromAt)) {
    const last = merged.at(-1)
    if (last !== undefined && span.fromAt <= last.toAt + joinMs) last.toAt = Math.max(last.toAt, span.toAt)
    else merged.push({ ...span })
  }
  await db.query('delete from source_coverage where source = $1 and from_at = any($2::timestamptz[])', [
    source,
    rows.map(row => new Date(row.fromAt)),
  ])
  await db.query(
    `insert into source_coverage (source, from_at, to_at) select $1, f, t from unnest($2::timestamptz[], $3::timestamptz[]) as s(f, t)`,
    [source, merged.map(span => new Date(span.fromAt)), merged.map(span => new Date(span.toAt))],
  )
}
