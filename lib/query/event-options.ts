import type { EventKind, EventOutcome } from '#lib/domain/event/event-outcomes.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import type { EventAnswer } from '#lib/read/answers/event-answer.ts'
import type { EventsAnswer } from '#lib/read/answers/events-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

/** An event by its key; what was refused, or lost its key to another, by its number. */
export type EventAsked = { source: string; id: string; rejected?: number; conflict?: number }

/** The raw event behind a fact. */
export const eventOptions = ({ source, id, rejected, conflict }: EventAsked) =>
  answerOptions<EventAnswer>(
    `events/${encodeURIComponent(source)}/${encodeURIComponent(id)}`,
    searchOfFilters({}, { rejected: rejected ?? null, conflict: conflict ?? null }),
  )

export type EventsList = {
  what: EventKind
  source: string[]
  service: string[]
  platform: string[]
  cluster: string[]
  outcome: EventOutcome[]
  week: string | null
  q: string | null
  limit: number | null
  cursor: string | null
}

export const eventsOptions = (filters: Partial<Filters>, list: EventsList) =>
  answerOptions<EventsAnswer>('events', searchOfFilters(filters, { ...list }))
