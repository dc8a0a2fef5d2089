import type { TimelineEvent } from './timeline-events.ts'

const lanesWithEvents = (events: readonly TimelineEvent[], lanes: readonly string[]): string[] =>
  lanes.filter(lane => events.some(event => event.lane === lane))

/**
 * Where an arrow key leads from an event (its index, null: none yet): left and right through all lanes in order of time,
 * up and down to the event nearest in time on the next lane that has any. Null: the key means nothing here.
 */
export function stepTo(
  key: string,
  chosen: number | null,
  events: readonly TimelineEvent[],
  lanes: readonly string[],
): number | null {
  const last = events.length - 1
  if (last < 0) return null
  if (key === 'Home') return 0
  if (key === 'End') return last
  if (key === 'ArrowRight') return chosen === null ? 0 : Math.min(last, chosen + 1)
  if (key === 'ArrowLeft') return chosen === null ? last : Math.max(0, chosen - 1)
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const from = chosen === null ? null : (events[chosen] ?? null)
  if (from === null) return last
  const walked = lanesWithEvents(events, lanes)
  const target = walked[walked.indexOf(from.lane) + (key === 'ArrowDown' ? 1 : -1)]
  if (target === undefined) return chosen
  let nearest: number | null = null
  for (const [index, event] of events.entries()) {
    if (event.lane !== target) continue
    const isNearer =
      nearest === null || Math.abs(event.at - from.at) < Math.abs(events[nearest]!.at - from.at)
    if (isNearer) nearest = index
  }
  return nearest
}
