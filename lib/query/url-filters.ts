import { createLoader, createSerializer, type inferParserType } from 'nuqs/server'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { endOfDay } from '#lib/domain/time/day.ts'
import { filterParsers } from './filter-parsers.ts'

// The view is the URL (ui.md 2.1): the filters of the API and the day changes are counted from.

export const viewParsers = {
  ...filterParsers,
  /** The day changes are counted from; absent = 30 days before the day of the view. */
  since: filterParsers.asOf,
}
export type UrlView = { filters: Filters; since: string | null }

export type ParsedView = inferParserType<typeof viewParsers>

const load = createLoader(viewParsers)
/** Reads an address: `?...`, a URL, or what Next passes as `searchParams`. */
export const loadUrlView = (search: string | Record<string, string | string[] | undefined>): ParsedView =>
  load(search)
export const serializeUrlView = createSerializer(viewParsers)

/** The parsed URL, apart: what every answer takes, and what only pages need. `knownAt` says nothing without `asOf`. */
export function viewOfUrl({ since, ...filters }: ParsedView): UrlView {
  return { filters: filters.asOf === null ? { ...filters, knownAt: null } : filters, since }
}

/** "As known then": the last millisecond of the day looked at. */
export const knownThen = (asOf: string): number => endOfDay(asOf)

/** Is any part of the company left out? Time is not a part. */
export function isNarrowed(filters: Filters): boolean {
  return (['area', 'office', 'team', 'archetype', 'kind'] as const).some(key => filters[key].length > 0)
}
