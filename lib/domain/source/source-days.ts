import type { Span } from '../placement/placement.ts'
import { startOfDay } from '../time/day.ts'
import { dayMs } from '../time/durations.ts'
import { type DayLag, isLateLag, usualLagMs } from './source-lag.ts'

/**
 * One day of one source. `before`: it was not known yet. With a freshness limit a day is `complete`, `late`, `missing` or
 * `paused` (missing because somebody paused it). Without one nobody can say what is missing: `events`, `late` or `quiet`.
 */
export const sourceDayStates = ['before', 'complete', 'late', 'missing', 'paused', 'events', 'quiet'] as const
export type SourceDayState = (typeof sourceDayStates)[number]

export type SourceDay = {
  on: string
  state: SourceDayState
  /** Of the day's time in which nothing was heard beyond the limit. */
  missingMs: number
}

export type SourceDaysInput = {
  days: readonly string[]
  now: number
  /** First heard or connected (epoch ms); null: never. */
  knownFrom: number | null
  hasLimit: boolean
  /** When it was silent beyond its limit. */
  silences: readonly Span[]
  /** When it was paused. */
  pauses: readonly Span[]
  lags: readonly DayLag[]
  /** Days on which anything was received. */
  heardOn: ReadonlySet<string>
}

/** What each day of a source came to, in the order of the days. */
export function sourceDays(input: SourceDaysInput): SourceDay[] {
  const { days, now, knownFrom, hasLimit, silences, pauses, heardOn } = input
  const usualMs = usualLagMs(input.lags)
  const lagOn = new Map(input.lags.map(lag => [lag.on, lag.meanMs]))
  return days.map(on => {
    const fromAt = startOfDay(on)
    const toAt = Math.min(now, fromAt + dayMs)
    if (knownFrom === null || knownFrom >= toAt) return { on, state: 'before', missingMs: 0 }
    const isLate = isLateLag(lagOn.get(on) ?? null, usualMs)
    if (!hasLimit) return { on, state: isLate ? 'late' : heardOn.has(on) ? 'events' : 'quiet', missingMs: 0 }
    const missing = clipped(silences, fromAt, toAt)
    const missingMs = missing.reduce((sum, span) => sum + span.toAt - span.fromAt, 0)
    if (missingMs === 0) return { on, state: isLate ? 'late' : 'complete', missingMs }
    const isPaused = missing.every(({ fromAt, toAt }) => clipped(pauses, fromAt, toAt).length > 0)
    return { on, state: isPaused ? 'paused' : 'missing', missingMs }
  })
}

/** What of [fromAt, toAt) the spans cover. */
function clipped(spans: readonly Span[], fromAt: number, toAt: number): { fromAt: number; toAt: number }[] {
  return spans.flatMap(span => {
    const from = Math.max(fromAt, span.fromAt)
    const to = Math.min(toAt, span.toAt ?? Number.POSITIVE_INFINITY)
    return from < to ? [{ fromAt: from, toAt: to }] : []
  })
}
