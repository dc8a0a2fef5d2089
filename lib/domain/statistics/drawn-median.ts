import type { Draw, Statistic } from './bootstrap.ts'

/**
 * The median of one value per unit, as a statistic of a draw: a unit drawn twice counts twice. Units without a
 * value are NaN. Sorted once, so a draw costs one walk.
 */
export function drawnMedian(valueOfUnit: ArrayLike<number>): Statistic {
  const order = Array.from(valueOfUnit, (value, unit) => ({ value, unit }))
    .filter(({ value }) => !Number.isNaN(value))
    .sort((one, other) => one.value - other.value)
  const units = Uint32Array.from(order, ({ unit }) => unit)
  const values = Float64Array.from(order, ({ value }) => value)
  return (draw: Draw) => {
    let total = 0
    for (const unit of units) total += draw[unit]!
    if (total === 0) return Number.NaN
    const lower = (total - 1) >> 1
    const upper = total >> 1
    let seen = 0
    let low = Number.NaN
    for (let place = 0; place < units.length; place++) {
      seen += draw[units[place]!]!
      if (Number.isNaN(low) && seen > lower) low = values[place]!
      if (seen > upper) return (low + values[place]!) / 2
    }
    return Number.NaN
  }
}
