/** exp of the mean of logs, for positive values; NaN when there are none or one of them is not positive. */
export function geometricMean(values: Iterable<number>): number {
  let count = 0
  let logs = 0
  for (const value of values) {
    if (!(value > 0)) return Number.NaN
    logs += Math.log(value)
    count++
  }
  return count === 0 ? Number.NaN : Math.exp(logs / count)
}
