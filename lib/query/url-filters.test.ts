import { describe, expect, test } from 'vitest'
import { noFilters } from '#lib/domain/filter/filters.ts'
import type { ChoicesAnswer } from '#lib/read/answers/choices-answer.ts'
import { withoutUnknown } from './known-filters.ts'
import { isNarrowed, knownThen, loadUrlView, serializeUrlView, viewOfUrl } from './url-filters.ts'

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
  knownSince: null,
  reviews: [],
  phases: [],
  migrations: [],
  mayBookmark: false,
  now: '2026-06-09T09:04:00.000Z',
}

describe('the view in the URL', () => {
  test('lists are split, days are checked, nothing is narrowed by default', () => {
    const { filters } = viewOfUrl(loadUrlView('?area=freight,booking&asOf=2026-03-10&from=2026-02-30'))
    expect(filters.area).toEqual(['freight', 'booking'])
    expect(filters.asOf).toBe('2026-03-10')
    expect(filters.from).toBeNull()
    expect(isNarrowed(filters)).toBe(true)
    expect(viewOfUrl(loadUrlView('')).filters).toEqual(noFilters)
  })

  test('as known then is the last millisecond of the day; without a day it means nothing', () => {
    expect(knownThen('2026-03-10')).toBe(Date.parse('2026-03-10T23:59:59.999Z'))
    const search = '?knownAt=2026-03-10T23:59:59.999Z'
    expect(viewOfUrl(loadUrlView(`${search}&asOf=2026-03-10`)).filters.knownAt).toBe(knownThen('2026-03-10'))
    expect(viewOfUrl(loadUrlView(search)).filters.knownAt).toBeNull()
  })

  test('then in the address stands for the end of the day looked at, now for none', () => {
    expect(viewOfUrl(loadUrlView('?asOf=2026-03-10&knownAt=then')).filters.knownAt).toBe(
      knownThen('2026-03-10'),
    )
    expect(viewOfUrl(loadUrlView('?asOf=2026-03-10&knownAt=now')).filters.knownAt).toBeNull()
    expect(viewOfUrl(loadUrlView('?knownAt=then')).filters.knownAt).toBeNull()
    expect(serializeUrlView('/cpu', loadUrlView('?asOf=2026-03-10&knownAt=then'))).toBe(
      '/cpu?asOf=2026-03-10&knownAt=then',
    )
  })

  test('unknown ids are dropped and named', () => {
    const { filters } = viewOfUrl(loadUrlView('?area=freight,atlantis&team=gangway&migration=grpc'))
    const known = withoutUnknown(filters, choices)
    expect(known.filters.area).toEqual(['freight'])
    expect(known.filters.team).toEqual(['gangway'])
    expect(known.filters.migration).toBeNull()
    expect(known.unknown).toEqual([
      { key: 'area', id: 'atlantis' },
      { key: 'migration', id: 'grpc' },
    ])
  })

  test('a link keeps the view', () => {
    expect(serializeUrlView('/cpu', loadUrlView('?area=freight&since=2026-01-01'))).toBe(
      '/cpu?area=freight&since=2026-01-01',
    )
  })
})
