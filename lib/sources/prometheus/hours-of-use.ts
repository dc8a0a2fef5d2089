import type { HourOfUse, Use } from '../hourly-use.ts'
import type { Series } from './fetch-range.ts'
import type { Queries } from './preset-queries.ts'

export type Answers = { [Figure in keyof Queries]: Series[] | null }

const hourMs = 3_600_000
/** An hour with fewer of its points than this is a gap: half an hour of use is not the use of an hour. */
const enoughShare = 0.9

const serviceFigures = ['used', 'requested', 'provisioned', 'traffic'] as const

/**
 * Sums points into hours: each stands for the step before it. Which points there are is told by all answers together;
 * a service without a value at such a point had no instances then, which is a use of zero. Hours with gaps are left out.
 */
export function hoursOfUse(
  answers: Answers,
  { fromAt, toAt, stepSeconds }: { fromAt: number; toAt: number; stepSeconds: number },
): Omit<HourOfUse, 'platform' | 'cluster'>[] {
  const known = new Set<number>()
  for (const series of Object.values(answers))
    for (const { points } of series ?? []) for (const at of points.keys()) known.add(at)
  const hours: Omit<HourOfUse, 'platform' | 'cluster'>[] = []
  for (let at = fromAt; at + hourMs <= toAt; at += hourMs) {
    const instants = instantsOf(at, stepSeconds)
    const held = instants.filter(instant => known.has(instant))
    if (held.length < instants.length * enoughShare) continue
    const mean = (points: ReadonlyMap<number, number>) =>
      held.reduce((sum, instant) => sum + (points.get(instant) ?? 0), 0) / held.length
    const total = (series: Series[] | null): number | null => {
      const line = series?.find(({ service }) => service === '') ?? series?.[0]
      // No line at all: the cluster's own figure was not measured, which is not zero.
      return line && held.some(instant => line.points.has(instant)) ? mean(line.points) * 3600 : null
    }
    hours.push({
      at,
      total: {
        allocatable: total(answers.allocatable),
        used: total(answers.clusterUsed),
        requested: total(answers.clusterRequested),
      },
      services: servicesOf(answers, held, mean),
    })
  }
  return hours
}

/** Epoch seconds of the points that stand for an hour. */
function instantsOf(at: number, stepSeconds: number): number[] {
  const instants: number[] = []
  for (let end = at / 1000 + stepSeconds; end <= (at + hourMs) / 1000; end += stepSeconds) instants.push(end)
  return instants
}

function servicesOf(
  answers: Answers,
  held: readonly number[],
  mean: (points: ReadonlyMap<number, number>) => number,
): Map<string, Use> {
  const services = new Map<string, Use>()
  const nothing = (): Use => ({
    used: answers.used === null ? null : 0,
    requested: answers.requested === null ? null : 0,
    provisioned: answers.provisioned === null ? null : 0,
    traffic: answers.traffic === null ? null : 0,
  })
  for (const figure of serviceFigures) {
    for (const { service, points } of answers[figure] ?? []) {
      if (service === '' || !held.some(instant => points.has(instant))) continue
      const use = services.get(service) ?? nothing()
      services.set(service, use)
      // Several lines may carry one name: parts of the same service.
      use[figure] = (use[figure] ?? 0) + mean(points) * (figure === 'traffic' ? 1 : 3600)
    }
  }
  return services
}
