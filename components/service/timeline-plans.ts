import { claimNames } from '#components/report/report-words.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { formatDay } from '#lib/format/date.ts'
import type { ServiceNextAnswer } from '#lib/read/answers/service-next-answer.ts'
import { inOrder, type TimelineEvent } from './timeline-events.ts'
import { spanWithin, type TimelineSpan } from './timeline-lanes.ts'
import { anchorOf, type TimelineBar } from './timeline-records.ts'

/** What was said, promised and done about a service, as lanes of its timeline. */
export type Plans = Pick<ServiceNextAnswer, 'claims' | 'blockers' | 'visits' | 'commitments'>
type Window = Pick<TimelineSpan, 'from' | 'to'>

export const planLanes = ['reports', 'visits', 'blockers'] as const
export type PlanLane = (typeof planLanes)[number]
export const planLaneNames: Record<PlanLane, string> = {
  reports: 'Reports',
  visits: 'Visits, promises',
  blockers: 'Blockers',
}

const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** Reports, visits, promises and what held it, as marks to walk through, in order of time. */
export function planEvents(
  { claims, blockers, visits, commitments }: Plans,
  window: Window,
): TimelineEvent[] {
  const tell = (lane: PlanLane, id: string, at: number, text: string, isBad = false): TimelineEvent => ({
    key: `${text} ${id}`,
    at,
    lane,
    text,
    isBad,
    event: null,
    anchor: anchorOf(id),
  })
  const events = [
    ...claims.map(({ report, at, by, kind, byOn }) =>
      tell(
        'reports',
        report,
        Date.parse(at),
        `${by} says: ${claimNames[kind]}${byOn === null ? '' : `, by ${formatDay(byOn)}`}`,
      ),
    ),
    ...visits.map(({ id, from, officeName, engineers }) =>
      tell('visits', id, startOf(from), `${engineers.join(' and ') || 'The road team'} in ${officeName}`),
    ),
    ...commitments.flatMap(({ id, promise, owner, madeAt, due, keptAt }) => [
      tell('visits', id, Date.parse(madeAt), `${owner} promises: ${promise}, by ${formatDay(due)}`),
      ...(keptAt === null ? [] : [tell('visits', id, Date.parse(keptAt), `kept: ${promise}`)]),
    ]),
    ...blockers.flatMap(({ id, title, from, to, outcome, promises }) => [
      tell('blockers', id, Date.parse(from), `held by: ${title}`),
      ...promises.map(({ on, recordedAt, recordedBy }, index) =>
        tell(
          'blockers',
          id,
          Date.parse(recordedAt),
          on === null
            ? `${recordedBy} promises no day any more: ${title}`
            : `${title} ${index === 0 ? 'promised for' : 'moved to'} ${formatDay(on)} by ${recordedBy}`,
          index > 0,
        ),
      ),
      ...(to === null ? [] : [tell('blockers', id, Date.parse(to), `${outcome}: ${title}`)]),
    ]),
  ]
  return inOrder(events, window)
}

/** Stretches: the days of a visit, and how long a blocker held it. */
export function planBars({ blockers, visits }: Plans, window: Window): Record<PlanLane, TimelineBar[]> {
  const bar = (look: TimelineBar['look'], id: string, from: string, to: string | null, text: string) => {
    const span = spanWithin({ from, to }, window)
    return span === null ? [] : [{ ...span, key: id, look, text }]
  }
  return {
    reports: [],
    visits: visits.flatMap(({ id, from, to, officeName }) =>
      bar('note', id, `${from}T00:00:00Z`, new Date(startOf(to) + dayMs).toISOString(), `in ${officeName}`),
    ),
    blockers: blockers.flatMap(({ id, from, to, title }) =>
      bar(to === null ? 'open' : 'closed', id, from, to, title),
    ),
  }
}
