/**
 * The lower median: the greatest value whose percent rank is at most one half, never between two values.
 * DevLake's dashboards take their medians so (`max(x) where percent_rank() <= 0.5`). NaN when there are none.
 */
export function lowerMedian(values: Iterable<number>): number {
  const ascending = Float64Array.from(values).sort()
  return ascending.length === 0 ? Number.NaN : ascending[Math.floor((ascending.length - 1) / 2)]!
}
