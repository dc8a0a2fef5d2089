import type { LeftAhead } from './forecast.ts'

/** The part of ranges that should hold: what lies between the 15th and the 85th percentile. */
export const statedShare = 0.7

/** A range said before, and what came true. */
export type HeldRange = LeftAhead & { madeOn: string; weeks: number; actual: number; isHeld: boolean }

export type PastForecast = { madeOn: string; ahead: readonly LeftAhead[] }

/** Of past forecasts the ranges whose day has passed, each against what was left then; the oldest first. */
export function heldRanges(
  forecasts: readonly PastForecast[],
  today: string,
  leftOn: (day: string) => number | null,
): HeldRange[] {
  return forecasts
    .flatMap(({ madeOn, ahead }) =>
      ahead.flatMap((range): HeldRange[] => {
        if (range.on > today) return []
        const actual = leftOn(range.on)
        if (actual === null) return []
        const weeks = Math.round((Date.parse(range.on) - Date.parse(madeOn)) / 604_800_000)
        return [{ ...range, madeOn, weeks, actual, isHeld: range.low <= actual && actual <= range.high }]
      }),
    )
    .sort((a, b) => (a.on === b.on ? a.weeks - b.weeks : a.on < b.on ? -1 : 1))
}
