import { dailySeries } from '#lib/domain/migration/daily-series.ts'
import type { Timeline } from '#lib/domain/migration/timeline.ts'
import { type WeighedProgress, type Weight, weighProgress } from '#lib/domain/migration/weigh-progress.ts'
import type { ProgressAnswer } from './answers/progress-answer.ts'
import type { Question } from './ask.ts'
import { type SampledWeights, weightOfService } from './weights.ts'

const mostNamed = 200
export const weightUnits = {
  count: 'services',
  deploys: 'deploys in the last 12 full weeks',
  cores: 'cores',
  traffic: 'requests per second',
} as const satisfies Record<Weight, string>

type Weighed = Pick<ProgressAnswer, 'weighed' | 'sharesBy'>

/** The figure and the states by another weight, and the shares by cores and by traffic beside every answer. */
export function weighedProgress(
  question: Question,
  timelines: readonly Timeline[],
  weight: Weight,
  samples: SampledWeights,
  [from, to]: [from: string, to: string],
): Weighed {
  const { at, baselineAt, now } = question
  const by = (one: Weight) => weightOfService(question, one, samples)
  const weigh = (one: Weight): WeighedProgress => weighProgress(timelines, by(one), { at, baselineAt })
  const sharesBy = (one: 'cores' | 'traffic'): Weighed['sharesBy']['cores'] => {
    const { baseline, live, withoutData } = weigh(one)
    if (live.inScope === 0 && baseline.total === 0) return null
    return { baseline: baseline.share, live: live.share, withoutData: withoutData.length }
  }
  const shares = { cores: sharesBy('cores'), traffic: sharesBy('traffic') }
  if (weight === 'count') return { weighed: null, sharesBy: shares }
  const { baseline, live, states, withoutData } = weigh(weight)
  return {
    sharesBy: shares,
    weighed: {
      by: weight,
      unit: weightUnits[weight],
      baseline,
      live,
      states,
      withoutData: { count: withoutData.length, services: withoutData.slice(0, mostNamed) },
      series: dailySeries(timelines, from, to, now, by(weight)),
    },
  }
}
