import type { Filters } from '#lib/domain/filter/filters.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { filterParameters } from './parameters.ts'

/** Filters as a query string without `?`, always in one order: what addresses, query keys and fetches share. */
export function searchOfFilters(
  filters: Partial<Filters>,
  extra: Record<string, string | number | string[] | null> = {},
): string {
  const search = new URLSearchParams()
  const append = (name: string, value: string | number | readonly string[] | null | undefined) => {
    if (value === null || value === undefined || value === '') return
    const text = typeof value === 'object' ? [...value].sort().join(',') : String(value)
    if (text !== '') search.set(name, text)
  }
  for (const { name } of filterParameters) {
    if (name === 'knownAt') append(name, filters.knownAt == null ? null : formatInstant(filters.knownAt))
    else append(name, filters[name])
  }
  for (const [name, value] of Object.entries(extra)) append(name, value)
  return search.toString()
}
