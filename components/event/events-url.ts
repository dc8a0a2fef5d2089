import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { eventKinds, eventOutcomes } from '#lib/domain/event/event-outcomes.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { type EventsList, eventsOptions } from '#lib/query/event-options.ts'
import { viewParsers } from '#lib/query/url-filters.ts'

const ids = parseAsArrayOf(parseAsString).withDefault([])

/** The explorer's own part of the address: the names of the API, one for one; the filters of the view stand beside it. */
export const eventsParsers = {
  what: parseAsStringLiteral(eventKinds).withDefault('rollouts'),
  source: ids,
  service: ids,
  platform: ids,
  cluster: ids,
  outcome: parseAsArrayOf(parseAsStringLiteral(eventOutcomes)).withDefault([]),
  week: parseAsString,
  q: parseAsString.withDefault(''),
  cursor: parseAsString,
}
export type EventsUrl = inferParserType<typeof eventsParsers>
export const loadEventsUrl = createLoader(eventsParsers)

export const eventsPageSize = 100

/** What an address asks of the list. */
export const listOfUrl = (asked: EventsUrl): EventsList => ({
  ...asked,
  q: asked.q || null,
  limit: eventsPageSize,
})
export const eventsListOptions = (filters: Filters, asked: EventsUrl) =>
  eventsOptions(filters, listOfUrl(asked))

const serialize = createSerializer({ ...viewParsers, ...eventsParsers })

/** The address of exactly these events: the filters of the view they were counted in, and what narrows them. */
export const eventsHref = (filters: Filters, asked: Partial<EventsUrl>): string =>
  serialize('/events', { ...filters, ...asked })
