import { describe, expect, it } from 'vitest'
import { isAbout } from './annotation.ts'

const nobody = { area: null, team: null, service: null }
const areaOf = (team: string) => (team === 'gangway' ? 'music' : 'ads')
const teamOf = (service: string) => (service === 'cache' ? 'gangway' : null)
const about = (subject: object, asked: object) =>
  isAbout({ ...nobody, ...subject }, { areas: [], teams: [], service: null, ...asked }, areaOf, teamOf)

describe('what an annotation explains', () => {
  it('of the company: everything', () => {
    for (const asked of [{}, { areas: ['ads'] }, { teams: ['gangway'] }, { service: 'cache' }])
      expect(about({}, asked)).toBe(true)
  })

  it('of a part: the whole, that part, what is inside of it, and nothing beside it', () => {
    expect(about({ area: 'music' }, {})).toBe(true)
    expect([
      about({ area: 'music' }, { areas: ['music'] }),
      about({ area: 'music' }, { areas: ['ads'] }),
    ]).toEqual([true, false])
    expect([
      about({ area: 'music' }, { teams: ['gangway'] }),
      about({ area: 'music' }, { teams: ['ballast'] }),
    ]).toEqual([true, false])
    expect([
      about({ team: 'gangway' }, { areas: ['music'] }),
      about({ team: 'gangway' }, { teams: ['ballast'] }),
    ]).toEqual([true, false])
    expect([
      about({ team: 'gangway' }, { service: 'cache' }),
      about({ team: 'ballast' }, { service: 'cache' }),
    ]).toEqual([true, false])
    expect([
      about({ area: 'music' }, { service: 'cache' }),
      about({ area: 'ads' }, { service: 'cache' }),
    ]).toEqual([true, false])
  })

  it('of a service: itself, its team and its area', () => {
    expect(about({ service: 'cache' }, { service: 'cache' })).toBe(true)
    expect(about({ service: 'cache' }, { service: 'other' })).toBe(false)
    expect([
      about({ service: 'cache' }, { teams: ['gangway'] }),
      about({ service: 'other' }, { teams: ['gangway'] }),
    ]).toEqual([true, false])
    expect(about({ area: 'music' }, { service: 'other' })).toBe(false)
  })
})
