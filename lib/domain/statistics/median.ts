import { quantile } from './quantile.ts'

/** The ordinary median (mean of the two middle values when their count is even); NaN when there are none. */
export function median(values: Iterable<number>): number {
  return quantile(Float64Array.from(values).sort(), 0.5)
}
