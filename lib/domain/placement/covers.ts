import type { Span } from './placement.ts'

/** Whether an instant lies in a half-open span [fromAt, toAt). */
export const covers = (span: Span, at: number): boolean =>
  span.fromAt <= at && (span.toAt === null || at < span.toAt)

/** Whether an instant lies in any of the spans. */
export const coversAny = (spans: readonly Span[], at: number): boolean => spans.some(span => covers(span, at))
