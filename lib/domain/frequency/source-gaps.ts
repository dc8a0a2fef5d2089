import type { FrequencySource } from './frequency-input.ts'
import { placeOf, type WeekAxis } from './week-axis.ts'
import { touchedWeeksOf } from './week-marks.ts'

/**
 * 1 for each week a source does not cover in full (definitions.md 7, Rates). Without a freshness limit: up to and with
 * the week of its first event. With one: every week that a silence touches. A source nobody has heard of covers nothing.
 */
export function sourceGaps(axis: WeekAxis, source: FrequencySource | undefined): Uint8Array {
  const gaps = new Uint8Array(axis.weekCount)
  if (source === undefined) return gaps.fill(1)
  if (source.hasFreshnessLimit) {
    for (const silence of source.silences) {
      const { first, end } = touchedWeeksOf(axis, silence)
      gaps.fill(1, first, end)
    }
    return gaps
  }
  if (source.firstEventAt === null) return gaps.fill(1)
  return gaps.fill(1, 0, Math.max(0, placeOf(axis, source.firstEventAt) + 1))
}
