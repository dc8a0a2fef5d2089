import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { type Weight, weights } from '#lib/domain/migration/weigh-progress.ts'
import { endOfDay } from '#lib/domain/time/day.ts'
import { filterParsers } from './filter-parsers.ts'

// The view is the URL (ui.md 2.1): the filters of the API and the day changes are counted from.

/** `then` = as known at the moment looked at, `now` as if absent; the API knows instants alone. */
const parseAsKnownAt = createParser<number | 'then'>({
  parse: text => (text === 'then' ? text : text === 'now' ? null : filterParsers.knownAt.parse(text)),
  serialize: value => (value === 'then' ? value : filterParsers.knownAt.serialize(value)),
})

export const viewParsers = {
  ...filterParsers,
  knownAt: parseAsKnownAt,
  /** The day changes are counted from; absent = the last review before the day of the view. */
  since: filterParsers.asOf,
  /** The figure whose receipt lies open: `progress.share`, `team.rate:gangway`. */
  receipt: parseAsString,
  /** What a service weighs where shares are shown; said in the heading when it is not one for each. */
  weight: parseAsStringLiteral(weights).withDefault('count'),
}
export type UrlView = { filters: Filters; since: string | null; receipt: string | null; weight: Weight }

export type ParsedView = inferParserType<typeof viewParsers>

const load = createLoader(viewParsers)
/** Reads an address: `?...`, a URL, or what Next passes as `searchParams`. */
export const loadUrlView = (search: string | Record<string, string | string[] | undefined>): ParsedView =>
  load(search)
export const serializeUrlView = createSerializer(viewParsers)

/** The parsed URL, apart: what every answer takes, and what only pages need. `knownAt` says nothing without `asOf`. */
export function viewOfUrl({ since, receipt, weight, knownAt, ...filters }: ParsedView): UrlView {
  const { asOf } = filters
  const known = asOf === null ? null : knownAt === 'then' ? knownThen(asOf) : knownAt
  return { filters: { ...filters, knownAt: known }, since, receipt, weight }
}

/** "As known then": the last millisecond of the day looked at. */
export const knownThen = (asOf: string): number => endOfDay(asOf)

/** Is any part of the company left out? Time is not a part. */
export function isNarrowed(filters: Filters): boolean {
  return (['area', 'office', 'team', 'archetype', 'kind'] as const).some(key => filters[key].length > 0)
}
