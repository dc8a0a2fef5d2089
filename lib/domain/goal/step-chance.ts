/** What a subject did in its last full weeks, the oldest first. */
export type Pace = { weeks: readonly number[] }

export const fewestWeeks = 6
export const paceWeeks = 12

/** Services per week over the weeks, unrounded; null below six weeks. */
export const meanPace = ({ weeks }: Pace): number | null =>
  weeks.length < fewestWeeks ? null : weeks.reduce((sum, week) => sum + week, 0) / weeks.length

/**
 * The chance that at least `needed` services are finished within `weeksLeft`: a negative binomial whose mean is the pace
 * times the weeks left, and whose variance holds that the pace is known from a few weeks only (a gamma with half a service
 * of doubt, Jeffreys) and that moves come in clumps (variance of the weeks over their mean, at least 1). `mix`: the pace on
 * what is left against the pace on what was finished, 1 where nothing is known. Clipped to 1..99 %; null below six weeks.
 */
export function stepChance({ weeks }: Pace, needed: number, weeksLeft: number, mix = 1): number | null {
  const own = meanPace({ weeks })
  if (own === null) return null
  if (needed <= 0) return 0.99
  if (weeksLeft <= 0) return 0.01
  const finished = own * weeks.length
  const doubted = finished + 0.5
  const mean = ((doubted * mix) / weeks.length) * weeksLeft
  const variance = clumping(weeks, own) * (mean + mean ** 2 / doubted)
  return clip(1 - cumulative(needed - 1, mean, variance))
}

export const clip = (chance: number): number => Math.min(0.99, Math.max(0.01, chance))

function clumping(weeks: readonly number[], mean: number): number {
  if (mean === 0) return 1
  const variance = weeks.reduce((sum, week) => sum + (week - mean) ** 2, 0) / (weeks.length - 1)
  return Math.max(1, variance / mean)
}

/** P(Y <= most) of a negative binomial by its mean and variance (above the mean). Sums the terms in logarithms. */
function cumulative(most: number, mean: number, variance: number): number {
  const size = mean ** 2 / (variance - mean)
  const success = mean / variance
  let logTerm = size * Math.log(success)
  let sum = Math.exp(logTerm)
  for (let count = 1; count <= most; count++) {
    logTerm += Math.log((count - 1 + size) / count) + Math.log1p(-success)
    sum += Math.exp(logTerm)
  }
  return Math.min(1, sum)
}
