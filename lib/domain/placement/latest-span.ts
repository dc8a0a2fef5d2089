import type { Span } from './placement.ts'

/** What one merged list of spans says at an instant. */
export type SpanView = {
  /** Whether one covers the instant. */
  isNow: boolean
  /** When the latest one that has begun ended; null while it covers the instant, and when none has begun. */
  endedAt: number | null
  /** Whether any has begun by then. */
  hasBeen: boolean
}

/** The view of sorted, merged spans at an instant (definitions.md 2: "now", "ended", "never"). O(log n). */
export function latestSpan(spans: readonly Span[], at: number): SpanView {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (spans[middle]!.fromAt <= at) low = middle + 1
    else high = middle
  }
  const span = spans[low - 1]
  if (span === undefined) return { isNow: false, endedAt: null, hasBeen: false }
  const isNow = span.toAt === null || at < span.toAt
  return { isNow, endedAt: isNow ? null : span.toAt, hasBeen: true }
}
