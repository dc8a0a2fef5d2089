import { describe, expect, test } from 'vitest'
import {
  formatAge,
  formatDay,
  formatInstant,
  formatLongDay,
  formatMonth,
  formatWeek,
  formatWeekRange,
  isoWeekOf,
  shiftDay,
} from './date.ts'

describe('dates', () => {
  test('a day leaves this year out', () => {
    expect(formatDay('2027-07-12', 2026)).toBe('12 Jul 2027')
    expect(formatDay('2026-07-12', 2026)).toBe('12 Jul')
    expect(formatLongDay('2026-03-10')).toBe('10 March 2026')
  })

  test('an instant carries its zone', () => {
    expect(formatInstant('2026-06-09T09:04:31Z')).toBe('9 Jun 2026, 09:04 UTC')
    expect(formatInstant(Date.UTC(2026, 5, 9, 9, 4), 2026)).toBe('9 Jun, 09:04 UTC')
  })

  test('weeks are ISO weeks, also over the turn of a year', () => {
    expect(isoWeekOf('2026-01-01')).toBe('2026-W01')
    expect(isoWeekOf('2027-01-01')).toBe('2026-W53')
    expect(isoWeekOf('2024-12-30')).toBe('2025-W01')
    expect(formatWeek('2026-W23', 2026)).toBe('W23')
    expect(formatWeek('2025-W52', 2026)).toBe('2025 W52')
    expect(formatWeekRange('2026-03-16', '2026-06-07')).toBe('W12–W23')
    expect(formatWeekRange('2025-12-08', '2026-03-01')).toBe('2025 W50–2026 W09')
  })

  test('ages use the largest unit, two under a day', () => {
    expect(formatAge(19.4 * 86_400_000)).toBe('19 days')
    expect(formatAge(86_400_000)).toBe('1 day')
    expect(formatAge((2 * 60 + 52) * 60_000)).toBe('2 h 52 min')
    expect(formatAge(3 * 3_600_000)).toBe('3 h')
    expect(formatAge(14 * 60_000)).toBe('14 min')
    expect(formatAge(12_400)).toBe('12 s')
  })

  test('months and shifted days', () => {
    expect(formatMonth('2026-05')).toBe('May')
    expect(formatMonth('2026-05', true)).toBe('May 2026')
    expect(shiftDay('2026-03-01', -1)).toBe('2026-02-28')
  })
})
