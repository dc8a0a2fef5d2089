import { describe, expect, test } from 'vitest'
import { decodeFilters, filtersOf } from './decode-filters.ts'
import { decodeParameters } from './decode-parameters.ts'
import { filterParameters, servicesParameters } from './parameters.ts'
import { searchOfFilters } from './search-of-filters.ts'

const decode = (search: string) =>
  decodeParameters(new URLSearchParams(search), [...filterParameters, ...servicesParameters])
const issuesOf = (search: string) => {
  const decoded = decode(search)
  return decoded.ok ? [] : decoded.issues.map(({ parameter }) => parameter)
}

describe('parameters of an address', () => {
  test('lists are repeated or separated by commas, each item once', () => {
    const decoded = decode('team=a,b&team=b&team=c')
    expect(decoded.ok && decoded.values.team).toEqual(['a', 'b', 'c'])
  })

  test('what is absent or empty is null, and an empty list', () => {
    const decoded = decode('asOf=&team=')
    expect(decoded.ok && filtersOf(decoded.values)).toEqual({
      migration: null,
      area: [],
      team: [],
      office: [],
      archetype: [],
      kind: [],
      from: null,
      to: null,
      asOf: null,
      knownAt: null,
      phase: null,
    })
  })

  test('knownAt is an instant, or the end of a day', () => {
    const instant = decode('knownAt=2026-03-02T09:14:00%2B01:00')
    expect(instant.ok && instant.values.knownAt).toBe(Date.UTC(2026, 2, 2, 8, 14))
    const day = decode('knownAt=2026-03-02')
    expect(day.ok && day.values.knownAt).toBe(Date.UTC(2026, 2, 3) - 1)
  })

  test.each([
    ['asOf=2026-02-29', ['asOf']],
    ['asOf=2026-02-01&asOf=2026-02-02', ['asOf']],
    ['knownAt=soon', ['knownAt']],
    ['limit=0', ['limit']],
    ['limit=5001', ['limit']],
    ['limit=1e3', ['limit']],
    ['inScope=yes', ['inScope']],
    ['state=origin_only,gone', ['state']],
    ['sort=__proto__', ['sort']],
    ['asof=2026-01-01&frm=2026-01-01', ['asof', 'frm']],
    [`q=${'x'.repeat(201)}`, ['q']],
  ])('%s is refused by name', (search, parameters) => {
    expect(issuesOf(search)).toEqual(parameters)
  })

  test('a page reads its filters and leaves its own names alone', () => {
    const decoded = decodeFilters({ area: ['music', 'ads'], asOf: '2026-03-02', tab: 'areas' })
    expect(decoded.ok && decoded.filters).toMatchObject({ area: ['music', 'ads'], asOf: '2026-03-02' })
  })

  test('a range that ends before it begins is an issue of its end', () => {
    const decoded = decodeFilters(new URLSearchParams('from=2026-03-02&to=2026-03-01'))
    expect(decoded.ok ? [] : decoded.issues.map(({ parameter }) => parameter)).toEqual(['to'])
  })

  test('filters survive the way into an address and back', () => {
    const search = 'area=ads%2Cmusic&asOf=2026-03-02&knownAt=2026-03-03T07%3A00%3A00Z'
    const decoded = decodeFilters(new URLSearchParams(search))
    expect(decoded.ok && searchOfFilters(decoded.filters)).toBe(search)
  })
})
