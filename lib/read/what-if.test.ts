import { describe, expect, test } from 'vitest'
import { InvalidFilter } from './read-error.ts'
import { isAsked, noWhatIf, whatIfOf } from './what-if.ts'

describe('what is asked instead of how it is', () => {
  test('numbers and days of blockers, as an address says them', () => {
    expect(whatIfOf({ people: '2', pace: '120', births: '0', solve: ['b-1:2026-05-01'] })).toEqual({
      people: 2,
      pacePercent: 120,
      birthsPerMonth: 0,
      solved: [{ blocker: 'b-1', on: '2026-05-01' }],
    })
  })
  test('nothing asked, and what is as it is, change nothing', () => {
    expect(whatIfOf({ people: null, pace: null, births: null, solve: [] })).toEqual(noWhatIf)
    expect(isAsked(noWhatIf)).toBe(false)
    expect(isAsked({ ...noWhatIf, people: 0, pacePercent: 100 })).toBe(false)
    expect(isAsked({ ...noWhatIf, birthsPerMonth: 0 })).toBe(true)
  })
  test('what is no number or no day is refused by its name', () => {
    for (const given of [
      { people: '-1' },
      { pace: '501' },
      { births: 'x' },
      { solve: ['b-1'] },
      { solve: ['b:2026-13-01'] },
    ])
      expect(() => whatIfOf(given)).toThrow(InvalidFilter)
  })
})
