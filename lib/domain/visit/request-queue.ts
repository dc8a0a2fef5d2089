import { dayOf, requireDay } from '../time/day.ts'
import type { Visit } from './visit.ts'

export const visitWishKinds = ['hour', 'day'] as const
export type VisitWishKind = (typeof visitWishKinds)[number]

export type VisitRequest = {
  id: string
  team: string
  migration: string
  wish: string
  note: string | null
  recordedAt: number
  recordedBy: string
}

/** `waiting`: nobody is coming; `planned`: a visit will meet the team; `answered`: one did. */
export type RequestAnswer =
  | { status: 'waiting' }
  | { status: 'planned' | 'answered'; visit: string; on: string }

/** What answers a request: the first day on or after it on which a visit that was not called off meets the team. */
export function answerOf(
  { team, migration, recordedAt }: Pick<VisitRequest, 'team' | 'migration' | 'recordedAt'>,
  visits: readonly Visit[],
  today: string,
): RequestAnswer {
  const askedOn = dayOf(recordedAt)
  const met = visits
    .filter(visit => !visit.isCancelled && visit.migration === migration)
    .flatMap(visit =>
      visit.agenda
        .filter(item => item.team === team && item.on >= askedOn)
        .map(item => ({ visit: visit.id, on: item.on })),
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.visit < b.visit ? -1 : 1))[0]
  if (met === undefined) return { status: 'waiting' }
  return { status: met.on < today ? 'answered' : 'planned', ...met }
}

export type QueuedRequest = VisitRequest & {
  ageDays: number
  /** From 1 among those nobody is coming to; null: planned. */
  place: number | null
  visit: { id: string; on: string } | null
}

/** The queue of a migration's requests on a day: those that wait, the oldest first, then those with a visit. */
export function requestQueue(
  requests: readonly VisitRequest[],
  visits: readonly Visit[],
  today: string,
): QueuedRequest[] {
  const open = [...requests]
    .sort((a, b) => a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1))
    .map(request => ({ request, answer: answerOf(request, visits, today) }))
    .filter(({ answer }) => answer.status !== 'answered')
  const ageOf = ({ recordedAt }: VisitRequest) =>
    Math.max(0, requireDay(today) - requireDay(dayOf(recordedAt)))
  const waiting = open.filter(({ answer }) => answer.status === 'waiting')
  return [
    ...waiting.map(({ request }, index) => ({
      ...request,
      ageDays: ageOf(request),
      place: index + 1,
      visit: null,
    })),
    ...open.flatMap(({ request, answer }) =>
      answer.status === 'waiting'
        ? []
        : [
            {
              ...request,
              ageDays: ageOf(request),
              place: null,
              visit: { id: answer.visit, on: answer.on },
            },
          ],
    ),
  ]
}
