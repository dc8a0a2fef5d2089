import type { EventKind, EventOutcome } from '#lib/domain/event/event-outcomes.ts'
import { eventParameters, eventsParameters } from '#lib/query/parameters.ts'
import { eventAnswer } from '#lib/read/answers/event-answer.ts'
import { eventsAnswer } from '#lib/read/answers/events-answer.ts'
import { readEvent, readKeptEvent } from '#lib/read/event.ts'
import { readEvents } from '#lib/read/events.ts'
import { decodeStored } from '#lib/sources/decode-stored.ts'
import type { AnswerCall } from './answer-table.ts'

/** Finding events, and one of them with what became of it. */
export const eventAnswers: AnswerCall[] = [
  {
    path: '/api/v1/events',
    summary:
      'Events by source, service, place, time and what became of them, newest first, with their number',
    answer: eventsAnswer,
    takesFilters: true,
    parameters: eventsParameters,
    read: ({ context, filters, values }) =>
      readEvents(context, filters, {
        what: (values.what as EventKind | null) ?? 'rollouts',
        source: values.source as string[],
        service: values.service as string[],
        platform: values.platform as string[],
        cluster: values.cluster as string[],
        outcome: values.outcome as EventOutcome[],
        week: values.week as string | null,
        q: values.q as string | null,
        limit: values.limit as number | null,
        cursor: values.cursor as string | null,
      }),
  },
  {
    path: '/api/v1/events/[source]/[id]',
    summary: 'One raw event as it came, what it was read as, and what became of that',
    answer: eventAnswer,
    takesFilters: false,
    parameters: eventParameters,
    read: ({ context, params, values }) => {
      const { rejected, conflict } = values as { rejected: number | null; conflict: number | null }
      if (rejected !== null) return readKeptEvent(context, params.source!, 'rejected', rejected)
      if (conflict !== null) return readKeptEvent(context, params.source!, 'conflicts', conflict)
      return readEvent(context, params.source!, params.id!, decodeStored)
    },
  },
]
