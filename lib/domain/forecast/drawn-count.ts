/** Beyond this mean the normal curve stands in for the exact law: the error is far below one service in a hundred. */
const exactMost = 60

/**
 * How many of `count` things happen, each with chance `share`, at the place `uniform` in [0, 1) of the binomial law. The same
 * place gives more for a higher chance or count: runs that share their numbers differ by what was changed alone.
 */
export function drawnOf(count: number, share: number, uniform: number): number {
  if (count <= 0 || share <= 0) return 0
  if (share >= 1) return count
  const mean = count * share
  if (mean > exactMost) return clamp(mean + normalAt(uniform) * Math.sqrt(mean * (1 - share)), count)
  const odds = share / (1 - share)
  let term = wholePower(1 - share, count)
  let sum = term
  let drawn = 0
  while (uniform > sum && drawn < count) {
    term *= (odds * (count - drawn)) / (drawn + 1)
    drawn += 1
    sum += term
    if (term < 1e-14 && drawn > mean) break
  }
  return drawn
}

function wholePower(base: number, power: number): number {
  let result = 1
  for (let square = base, rest = power; rest > 0; rest >>>= 1, square *= square)
    if (rest & 1) result *= square
  return result
}

/** How many arrive where `mean` do on average, at the place `uniform` of the Poisson law. `none`: the chance that nothing does. */
export function drawnArrivals(mean: number, uniform: number, none: number = Math.exp(-mean)): number {
  if (mean <= 0 || uniform <= none) return 0
  if (mean > exactMost) return clamp(mean + normalAt(uniform) * Math.sqrt(mean), Number.MAX_SAFE_INTEGER)
  let term = none
  let sum = term
  let drawn = 0
  while (uniform > sum) {
    drawn += 1
    term *= mean / drawn
    sum += term
    if (term < 1e-14 && drawn > mean) break
  }
  return drawn
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value)))

/** The standard normal quantile, by the logistic approximation of Tocher, below 0.02 of a deviation off where it matters. */
function normalAt(uniform: number): number {
  const place = Math.min(1 - 1e-9, Math.max(1e-9, uniform))
  const logit = Math.log(place / (1 - place))
  // One Newton step on the logistic fit 1.5976 x + 0.07056 x^3.
  let x = logit / 1.702
  for (let step = 0; step < 3; step++)
    x -= (1.5976 * x + 0.07056 * x ** 3 - logit) / (1.5976 + 0.21168 * x ** 2)
  return x
}
