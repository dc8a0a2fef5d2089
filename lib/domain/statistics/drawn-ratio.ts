import type { Statistic } from './bootstrap.ts'

/** Sum of numerators / sum of denominators over the units drawn: a mean per week, or any ratio of sums. */
export function drawnRatio(numerator: ArrayLike<number>, denominator: ArrayLike<number>): Statistic {
  return draw => {
    let top = 0
    let bottom = 0
    for (let unit = 0; unit < draw.length; unit++) {
      const times = draw[unit]!
      if (times === 0) continue
      top += times * numerator[unit]!
      bottom += times * denominator[unit]!
    }
    return top / bottom
  }
}
