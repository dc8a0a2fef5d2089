import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatBetween,
  formatCount,
  formatCounted,
  formatNumber,
  formatPartInWords,
  formatPoints,
  formatPointsInWords,
  formatRate,
  formatRatio,
  formatShare,
  formatShareOf,
  noValue,
} from './number.ts'

describe('numbers', () => {
  test('no value is an en dash, never 0', () => {
    expect(formatNumber(null)).toBe(noValue)
    expect(formatShare(null)).toBe('–')
    expect(formatRatio(null)).toBe('–')
    expect(formatRate(undefined)).toBe('–')
    expect(formatPoints(null)).toBe('–')
    expect(formatNumber(Number.NaN)).toBe('–')
  })

  test('the minus is a true minus and there is no minus zero', () => {
    expect(formatNumber(-1.34, 1)).toBe('−1.3')
    expect(formatNumber(-0.04, 1)).toBe('0.0')
    expect(formatCount(-5486)).toBe('−5,486')
  })

  test('counts keep all digits up to 999,999, then millions', () => {
    expect(formatCount(0)).toBe('0')
    expect(formatCount(1480)).toBe('1,480')
    expect(formatCount(999_999)).toBe('999,999')
    expect(formatCount(2_510_400)).toBe('2.51 M')
    expect(formatCounted(1, 'team')).toBe('1 team')
    expect(formatCounted(1912, 'service')).toBe('1,912 services')
  })

  test('shares have one decimal, and are counts in prose below ten items', () => {
    expect(formatShare(941 / 1376)).toBe('68.4%')
    expect(formatShareOf(6, 9)).toBe('6 of 9')
    expect(formatShareOf(6, 12)).toBe('50.0%')
  })

  test('changes are points, signed in tables and in words in prose', () => {
    expect(formatPoints(0.077)).toBe('+7.7')
    expect(formatPoints(-0.013)).toBe('−1.3')
    expect(formatPoints(0.0001)).toBe('0.0')
    expect(formatPointsInWords(0.077)).toBe('up 7.7 points')
    expect(formatPointsInWords(-0.01)).toBe('down 1.0 point')
    expect(formatPointsInWords(0.0002)).toBe('unchanged')
  })

  test('ratios come from unrounded values: 6.26 over 1.89 is 3.3×', () => {
    expect(formatRatio(6.26 / 1.89)).toBe('3.3×')
    expect(formatRate(6.2599)).toBe('6.26')
    expect(formatBetween({ low: 2.81, high: 3.86 }, formatRatio)).toBe('between 2.8× and 3.9×')
    expect(formatBetween({ low: null, high: 2 }, formatRatio)).toBeNull()
  })

  test('parts of a whole are words only where a word is near', () => {
    expect(formatPartInWords(3860 / 11460)).toBe('a third')
    expect(formatPartInWords(0.41)).toBe('41%')
  })

  test('a written number reads back as its rounded value', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), value => {
        const back = Number(formatNumber(value, 2).replaceAll(',', '').replace('−', '-'))
        expect(back).toBeCloseTo(value, 2)
      }),
    )
  })
})
