import type { Span } from './placement.ts'

const endOf = (span: Span) => span.toAt ?? Number.POSITIVE_INFINITY

/**
 * The time covered by any of the spans: sorted, apart from each other. Spans that overlap or touch become one;
 * a span without length is kept unless another covers its instant.
 */
export function mergeSpans(spans: Iterable<Span>): Span[] {
  const merged: Span[] = []
  for (const { fromAt, toAt } of [...spans].sort((a, b) => a.fromAt - b.fromAt)) {
    const last = merged.at(-1)
    if (last !== undefined && fromAt <= endOf(last)) {
      if (endOf(last) < (toAt ?? Number.POSITIVE_INFINITY)) last.toAt = toAt
    } else merged.push({ fromAt, toAt })
  }
  return merged
}
