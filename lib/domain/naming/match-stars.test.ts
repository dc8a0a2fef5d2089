import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchStars } from './match-stars.ts'

describe('a pattern with stars', () => {
  it('says what each star stands for', () => {
    expect(matchStars('*-canary', 'quay-canary')).toEqual(['quay'])
    expect(matchStars('prod-*/*', 'prod-eu/booking')).toEqual(['eu', 'booking'])
    expect(matchStars('*', '')).toEqual([''])
    expect(matchStars('a*a', 'a')).toBeNull()
    expect(matchStars('tide', 'tide')).toEqual([])
    expect(matchStars('tide', 'tides')).toBeNull()
  })

  it('means every other sign literally', () => {
    expect(matchStars('a.c', 'abc')).toBeNull()
    expect(matchStars('a.c*', 'a.c+')).toEqual(['+'])
  })

  it('puts the pattern back together from what its stars stand for', () => {
    const few = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 })
    fc.assert(
      fc.property(few, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 }), (pattern, text) => {
        const stars = matchStars(pattern, text)
        const expected = new RegExp(`^${pattern.replaceAll('*', '(.*?)')}$`).exec(text)?.slice(1)
        expect(stars).toEqual(expected ?? null)
      }),
      { numRuns: 500 },
    )
  })
})
