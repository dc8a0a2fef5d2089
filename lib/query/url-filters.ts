import {
  createLoader,
  createParser,
  createSerializer,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { type Filters, noFilters } from '#lib/domain/filter/filters.ts'

// The view is the URL (ui.md 2.1): one set of parsers for server, browser and links.

const isDay = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}
const day = createParser({ parse: text => (isDay(text) ? text : null), serialize: (value: string) => value })
const ids = parseAsArrayOf(parseAsString).withDefault([])

export const filterParsers = {
  migration: parseAsString,
  area: ids,
  office: ids,
  team: ids,
  archetype: ids,
  kind: ids,
  from: day,
  to: day,
  asOf: day,
  /** What was known: `then` = at the end of the day `asOf`; absent = now. */
  knownAt: parseAsStringLiteral(['then'] as const),
  /** The day changes are counted from; absent = 30 days before. */
  since: day,
}
export type UrlView = Filters & { since: string | null; isKnownThen: boolean }

export const loadUrlFilters = createLoader(filterParsers)
export const serializeUrlFilters = createSerializer(filterParsers)
type Parsed = ReturnType<typeof loadUrlFilters>

const dayMs = 86_400_000

/** The parsed URL as filters of an answer, beside what only the page needs. */
export function viewOfUrl(parsed: Parsed): UrlView {
  const { since, knownAt, ...rest } = parsed
  const isKnownThen = knownAt === 'then' && parsed.asOf !== null
  return {
    ...rest,
    knownAt: isKnownThen ? Date.parse(`${parsed.asOf}T00:00:00Z`) + dayMs - 1 : null,
    since,
    isKnownThen,
  }
}

/** The filters of an answer without what only the page needs; part of every query key. */
export function filtersOfView({ since: _since, isKnownThen: _known, ...filters }: UrlView): Filters {
  return filters
}

/** The query string of an API call, without `?`; empty when nothing is narrowed. */
export function searchOfFilters(filters: Filters): string {
  const search = new URLSearchParams()
  for (const key of Object.keys(noFilters) as (keyof Filters)[]) {
    const value = filters[key]
    if (value === null || (Array.isArray(value) && value.length === 0)) continue
    if (typeof value === 'number') search.set(key, new Date(value).toISOString())
    else search.set(key, Array.isArray(value) ? value.join(',') : value)
  }
  return search.toString()
}
