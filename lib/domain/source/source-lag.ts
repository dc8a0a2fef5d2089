import { median } from '../statistics/median.ts'
import { dayMs, minuteMs } from '../time/durations.ts'

/** What one day's events say of how long they were on their way, in ms. */
export type DayLag = { on: string; meanMs: number | null; maxMs: number }

const lateFactor = 3
/** Nobody waits for a minute. */
const neverLateMs = minuteMs

/** How long events of a source usually are on their way: the median of the days' means; null where none say when they happened. */
export function usualLagMs(days: readonly DayLag[]): number | null {
  const means = days.flatMap(({ meanMs }) => (meanMs === null ? [] : [meanMs]))
  return means.length === 0 ? null : median(means)
}

/** Over three times the usual lag, and over a minute (ui.md 8.14). Without a usual lag nothing is late. */
export const isLateLag = (lagMs: number | null, usualMs: number | null): boolean =>
  lagMs !== null && usualMs !== null && lagMs > neverLateMs && lagMs > lateFactor * usualMs

/** Over a day old when it comes, an event is history: a first look, or a backfill. It says nothing of how late its source is. */
export const isHistory = (lagMs: number): boolean => lagMs > dayMs
