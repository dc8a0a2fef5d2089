/**
 * One row per key, sorted by it: what a bulk upsert needs, and what keeps two transactions from waiting for one another.
 * `isBetter` says which of two rows stays; without it the first does.
 */
export function distinctByKey<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  isBetter: (row: Row, held: Row) => boolean = () => false,
): Row[] {
  const byKey = new Map<string, Row>()
  for (const row of rows) {
    const key = keyOf(row)
    const held = byKey.get(key)
    if (held === undefined || isBetter(row, held)) byKey.set(key, row)
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, row]) => row)
}
