/**
 * The `p` quantile of values in ascending order, by linear interpolation between order statistics:
 * type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996). NaN when there are none.
 */
export function quantile(ascending: ArrayLike<number>, p: number): number {
  const { length } = ascending
  if (length === 0) return Number.NaN
  const position = (length - 1) * Math.min(1, Math.max(0, p))
  const below = Math.floor(position)
  const low = ascending[below]!
  const high = ascending[Math.min(length - 1, below + 1)]!
  return low === high ? low : low + (high - low) * (position - below)
}
