import type { IntakeDay } from '#db/queries/select-source-intake-days.ts'
import { type DayLag, isLateLag, usualLagMs } from '#lib/domain/source/source-lag.ts'
import { addDays } from '#lib/domain/time/day.ts'

/** How long one source's events are on their way: by day, usually, and whether today's are late. */
export function lagsOf(
  days: readonly IntakeDay[],
  today: string,
): { lags: DayLag[]; usualMs: number | null; isLate: boolean } {
  const lags = days.map(({ on, lagCount, lagMsSum, lagMsMax }) => ({
    on,
    meanMs: lagCount === 0 ? null : lagMsSum / lagCount,
    maxMs: lagMsMax,
  }))
  const usualMs = usualLagMs(lags)
  const mean = lags.find(({ on }) => on === today)?.meanMs ?? null
  return { lags, usualMs, isLate: isLateLag(mean, usualMs) }
}

/** What came in since yesterday began: the closest that counters by day come to 24 hours. */
export function lastDayOf(days: readonly IntakeDay[], today: string) {
  const last = days.filter(({ on }) => on >= addDays(today, -1))
  const sum = (key: 'accepted' | 'duplicate' | 'rejected') => last.reduce((total, day) => total + day[key], 0)
  const timed = last.filter(({ lagCount }) => lagCount > 0)
  return {
    acceptedLastDay: sum('accepted'),
    duplicateLastDay: sum('duplicate'),
    rejectedLastDay: sum('rejected'),
    worstLagMs: timed.length === 0 ? null : Math.max(...timed.map(({ lagMsMax }) => lagMsMax)),
  }
}
