import { describe, expect, test } from 'vitest'
import { noFilters } from '#lib/domain/filter/filters.ts'
import type { ChoicesAnswer } from '#lib/read/answers/choices-answer.ts'
import { withoutUnknown } from './known-filters.ts'
import {
  filtersOfView,
  loadUrlFilters,
  searchOfFilters,
  serializeUrlFilters,
  viewOfUrl,
} from './url-filters.ts'

const choices: ChoicesAnswer = {
  migration: { id: 'helios-to-kubernetes', name: 'Helios to Kubernetes' },
  areas: [{ id: 'freight', name: 'Freight' }],
  offices: [],
  teams: [{ id: 'gangway', name: 'Gangway', area: 'freight', office: null }],
  archetypes: ['http'],
  kinds: ['backend'],
  counts: { teams: 1, services: 1 },
  silent: [],
  sources: 1,
  firstOn: null,
  now: '2026-06-09T09:04:00.000Z',
}

describe('the view in the URL', () => {
  test('lists are split, days are checked, nothing is narrowed by default', () => {
    const view = viewOfUrl(loadUrlFilters('?area=freight,booking&asOf=2026-03-10&from=2026-02-30'))
    expect(view.area).toEqual(['freight', 'booking'])
    expect(view.asOf).toBe('2026-03-10')
    expect(view.from).toBeNull()
    expect(filtersOfView(viewOfUrl(loadUrlFilters('')))).toEqual(noFilters)
  })

  test('as known then is the last millisecond of the day; without a day it means nothing', () => {
    expect(viewOfUrl(loadUrlFilters('?asOf=2026-03-10&knownAt=then')).knownAt).toBe(
      Date.parse('2026-03-10T23:59:59.999Z'),
    )
    expect(viewOfUrl(loadUrlFilters('?knownAt=then')).knownAt).toBeNull()
  })

  test('unknown ids are dropped and named', () => {
    const { view, unknown } = withoutUnknown(
      viewOfUrl(loadUrlFilters('?area=freight,atlantis&team=gangway&migration=grpc')),
      choices,
    )
    expect(view.area).toEqual(['freight'])
    expect(view.team).toEqual(['gangway'])
    expect(view.migration).toBeNull()
    expect(unknown).toEqual([
      { key: 'area', id: 'atlantis' },
      { key: 'migration', id: 'grpc' },
    ])
  })

  test('a call carries what is narrowed, and a link keeps the view', () => {
    const view = viewOfUrl(loadUrlFilters('?area=freight&asOf=2026-03-10&knownAt=then&since=2026-01-01'))
    expect(searchOfFilters(filtersOfView(view))).toBe(
      'area=freight&asOf=2026-03-10&knownAt=2026-03-10T23%3A59%3A59.999Z',
    )
    expect(serializeUrlFilters('/cpu', loadUrlFilters('?area=freight'))).toBe('/cpu?area=freight')
  })
})
