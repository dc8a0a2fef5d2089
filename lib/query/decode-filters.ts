import type { Filters } from '#lib/domain/filter/filters.ts'
import type { ParameterIssue, ParameterValue } from './decode-parameters.ts'
import { decodeParameters } from './decode-parameters.ts'
import { filterParameters } from './parameters.ts'

export type DecodedFilters = { ok: true; filters: Filters } | { ok: false; issues: ParameterIssue[] }

/** The filters in decoded parameters. Throws never: what is absent is empty. */
export function filtersOf(values: Record<string, ParameterValue>): Filters {
  const text = (name: string) => (values[name] ?? null) as string | null
  const list = (name: string) => (values[name] ?? []) as string[]
  return {
    migration: text('migration'),
    area: list('area'),
    team: list('team'),
    office: list('office'),
    archetype: list('archetype'),
    kind: list('kind'),
    from: text('from'),
    to: text('to'),
    asOf: text('asOf'),
    knownAt: (values.knownAt ?? null) as number | null,
    phase: text('phase') as Filters['phase'],
  }
}

/** A range that ends before it begins is an issue of `to`. */
export function rangeIssues({ from, to }: Filters): ParameterIssue[] {
  if (from === null || to === null || from <= to) return []
  return [{ parameter: 'to', message: `The range ends (${to}) before it begins (${from}).` }]
}

/**
 * The filters in the address of a page; other names belong to the page itself and are left alone.
 * What Next passes as `searchParams`, and `URLSearchParams`, both fit.
 */
export function decodeFilters(
  search: URLSearchParams | Record<string, string | string[] | undefined>,
): DecodedFilters {
  const all = search instanceof URLSearchParams ? search : paramsOf(search)
  const own = new URLSearchParams()
  for (const { name } of filterParameters) for (const value of all.getAll(name)) own.append(name, value)
  const decoded = decodeParameters(own, filterParameters)
  if (!decoded.ok) return decoded
  const filters = filtersOf(decoded.values)
  const issues = rangeIssues(filters)
  return issues.length > 0 ? { ok: false, issues } : { ok: true, filters }
}

function paramsOf(record: Record<string, string | string[] | undefined>): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(record))
    for (const item of Array.isArray(value) ? value : [value])
      if (item !== undefined) params.append(name, item)
  return params
}
