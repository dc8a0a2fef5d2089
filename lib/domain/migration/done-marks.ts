import type { OwnerSpan } from '../frequency/frequency-input.ts'
import { coversAny } from '../placement/covers.ts'
import { mergeSpans } from '../placement/merge-spans.ts'
import type { Span } from '../placement/placement.ts'
import { isLeft, isOnTargetAlone } from './is-done.ts'
import type { Timeline } from './timeline.ts'

/** By team: every instant from which nothing of it in scope was left, ascending. */
export type DoneMarks = ReadonlyMap<string, readonly number[]>

type Owned = { timeline: Pick<Timeline, 'facts' | 'scope'>; owners: readonly OwnerSpan[] }

/**
 * When teams were done by what was seen: none of their services in scope left, and at least one of them on the target alone.
 * What teams report takes the place of this rule where there are reports.
 */
export function doneMarks(services: Iterable<Owned>): Map<string, number[]> {
  const left = new Map<string, Span[]>()
  const there = new Map<string, Span[]>()
  for (const { timeline, owners } of services)
    for (const run of timeline.facts) {
      const spansOf = isLeft(run.state) ? left : isOnTargetAlone(run.state) ? there : null
      if (spansOf === null) continue
      for (const owner of owners)
        for (const scope of timeline.scope) {
          const span = commonSpan(run, owner, scope)
          if (span === null) continue
          const spans = spansOf.get(owner.team) ?? []
          spansOf.set(owner.team, spans)
          spans.push(span)
        }
    }
  return new Map([...there].map(([team, spans]) => [team, marksOf(mergeSpans(left.get(team) ?? []), spans)]))
}

function marksOf(left: readonly Span[], there: Span[]): number[] {
  const ends = left.flatMap(({ toAt }) => (toAt === null ? [] : [toAt]))
  const starts = mergeSpans(there).map(({ fromAt }) => fromAt)
  const marks = [...ends, ...starts].filter(at => coversAny(there, at) && !coversAny(left, at))
  return [...new Set(marks)].sort((a, b) => a - b)
}

function commonSpan(...spans: Span[]): Span | null {
  const fromAt = Math.max(...spans.map(span => span.fromAt))
  const toAt = Math.min(...spans.map(span => span.toAt ?? Number.POSITIVE_INFINITY))
  return fromAt < toAt ? { fromAt, toAt: Number.isFinite(toAt) ? toAt : null } : null
}
