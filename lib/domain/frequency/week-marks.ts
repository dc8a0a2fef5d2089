import type { Span } from '../placement/placement.ts'
import { weekMs } from '../time/durations.ts'
import type { WeekAxis } from './week-axis.ts'

const clip = (place: number, weekCount: number) => Math.max(0, Math.min(weekCount, place))

/** Sorts spans and joins those that touch or overlap. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of spans.toSorted((one, other) => one.fromAt - other.fromAt)) {
    const last = joined.at(-1)
    if (last !== undefined && (last.toAt === null || last.toAt >= span.fromAt)) {
      if (last.toAt !== null && (span.toAt === null || span.toAt > last.toAt)) last.toAt = span.toAt
    } else joined.push({ fromAt: span.fromAt, toAt: span.toAt })
  }
  return joined
}

/** Places [first, end) of the weeks a span covers from Monday 00:00 to the next Monday. */
export function fullWeeksOf(axis: WeekAxis, span: Span): { first: number; end: number } {
  const first = clip(Math.ceil((span.fromAt - axis.startAt) / weekMs), axis.weekCount)
  const end =
    span.toAt === null
      ? axis.weekCount
      : clip(Math.floor((span.toAt - axis.startAt) / weekMs), axis.weekCount)
  return { first, end: Math.max(first, end) }
}

/** Places [first, end) of the weeks whose Monday 00:00 UTC lies in a span. */
export function mondaysOf(axis: WeekAxis, span: Span): { first: number; end: number } {
  const first = clip(Math.ceil((span.fromAt - axis.startAt) / weekMs), axis.weekCount)
  const end =
    span.toAt === null ? axis.weekCount : clip(Math.ceil((span.toAt - axis.startAt) / weekMs), axis.weekCount)
  return { first, end: Math.max(first, end) }
}

/** Places [first, end) of the weeks a span touches, be it for an instant. */
export function touchedWeeksOf(axis: WeekAxis, span: Span): { first: number; end: number } {
  if (span.toAt !== null && span.toAt <= span.fromAt) return { first: 0, end: 0 }
  const first = clip(Math.floor((span.fromAt - axis.startAt) / weekMs), axis.weekCount)
  const end =
    span.toAt === null ? axis.weekCount : clip(Math.ceil((span.toAt - axis.startAt) / weekMs), axis.weekCount)
  return { first, end: Math.max(first, end) }
}
