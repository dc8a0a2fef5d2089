import type { CpuAnswer } from '#lib/read/answers/cpu-answer.ts'
import type { Share } from './use-share.ts'

/** The chosen gain with its interval. */
export function gainOf({ gain }: Pick<CpuAnswer, 'gain'>, share: Share) {
  return share === 'sums'
    ? { value: gain.ratioOfSums, low: gain.low, high: gain.high }
    : { value: gain.geometricMean, low: gain.geometricLow, high: gain.geometricHigh }
}
