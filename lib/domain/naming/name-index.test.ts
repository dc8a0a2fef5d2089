import { describe, expect, it } from 'vitest'
import { createNameIndex, placeOf, serviceIdOf } from './name-index.ts'

const names = createNameIndex(1, {
  serviceIds: ['tides'],
  aliases: [{ platform: 'helios', name: 'tide', serviceId: 'tides', ruleId: null }],
  clusters: [
    { id: 'gew1', platform: 'kubernetes' },
    { id: 'gew1/edge', platform: 'kubernetes' },
    { id: 'lon', platform: 'helios' },
  ],
  platforms: ['kubernetes', 'helios'],
  sourcePlatforms: [{ id: 'tug', platform: 'helios' }],
  placeRules: [
    { id: 'a', source: 'spin-*', place: 'prod-*/*', cluster: 'gew1', environment: 'production' },
    { id: 'b', source: null, place: 'london', cluster: 'lon', environment: null },
    { id: 'c', source: 'flux', place: '*', cluster: 'gew1', environment: null },
  ],
})
const place = (source: string, platform: string | null, cluster: string | null) => {
  const found = placeOf(names, source, platform, cluster)
  return [found.platform, found.cluster, found.environment]
}

describe('where something happened', () => {
  it('is found by the first rule for the source and the place', () => {
    expect(place('spin-eu', null, 'prod-eu/booking')).toEqual(['kubernetes', 'gew1', 'production'])
    expect(place('other', null, 'prod-eu/booking')).toEqual(['?', 'prod-eu/booking', null])
    expect(place('any', null, 'london')).toEqual(['helios', 'lon', null])
    expect(place('flux', null, null)).toEqual(['kubernetes', 'gew1', null])
  })

  it('is a listed cluster of that name, else the part before the last slash', () => {
    expect(place('any', null, 'gew1')).toEqual(['kubernetes', 'gew1', null])
    expect(place('any', null, 'gew1/booking')).toEqual(['kubernetes', 'gew1', null])
    expect(place('any', null, 'gew1/edge')).toEqual(['kubernetes', 'gew1/edge', null])
    expect(place('any', null, 'gew1/edge/x')).toEqual(['kubernetes', 'gew1/edge', null])
    expect(place('any', 'kubernetes', 'nowhere/x')).toEqual(['kubernetes', 'nowhere/x', null])
    expect(place('any', null, '/x')).toEqual(['?', '/x', null])
  })

  it('keeps the platform as said, else takes the cluster`s, else the source`s', () => {
    expect(place('any', 'helios', 'gew1')).toEqual(['helios', 'gew1', null])
    expect(place('tug', null, 'nowhere')).toEqual(['helios', 'nowhere', null])
    expect(place('tug', null, null)).toEqual(['helios', 'helios', null])
    expect(place('any', null, null)).toEqual(['?', '', null])
  })
})

it('a name is its alias, else the service of that id, else waits', () => {
  expect(serviceIdOf(names, 'helios', 'tide')).toBe('tides')
  expect(serviceIdOf(names, 'kubernetes', 'tide')).toBe('?kubernetes/tide')
  expect(serviceIdOf(names, 'kubernetes', 'tides')).toBe('tides')
})
