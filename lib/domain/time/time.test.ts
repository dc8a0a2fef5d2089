import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, daysBetween, decodeDay, endOfDay, startOfDay } from './day.ts'
import { decodeInstant } from './decode-instant.ts'
import { formatInstant } from './format-instant.ts'
import { instantOfDay } from './instant-of-day.ts'
import { isAcceptableInstant } from './is-acceptable-instant.ts'
import {
  addWeeks,
  decodeWeek,
  formatWeek,
  nextWeek,
  previousWeek,
  startOfWeek,
  weekOf,
  weeksBetween,
} from './iso-week.ts'
import { monthOf, monthsBetween, startOfMonth } from './month.ts'

describe('days', () => {
  it('stand for their last millisecond in UTC, or now if that is earlier', () => {
    const noon = Date.parse('2026-03-02T12:00:00Z')
    expect(formatInstant(instantOfDay('2026-03-01', noon))).toBe('2026-03-01T23:59:59.999Z')
    expect(instantOfDay('2026-03-02', noon)).toBe(noon)
    expect(instantOfDay('2030-01-01', noon)).toBe(noon)
  })

  it('agree with the calendar for any instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_000_000_000_000, max: 253_000_000_000_000 }), at => {
        const iso = new Date(at).toISOString()
        expect(dayOf(at)).toBe(iso.slice(0, 10))
        expect(decodeInstant(formatInstant(at))).toBe(at)
        expect(monthOf(at)).toBe(iso.slice(0, 7))
        expect(startOfDay(dayOf(at))).toBeLessThanOrEqual(at)
        expect(endOfDay(dayOf(at))).toBeGreaterThanOrEqual(at)
      }),
    )
  })

  it('are checked against the calendar', () => {
    expect(decodeDay('2028-02-29')).not.toBeNull()
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-01-01T00:00:00Z', ''])
      expect(decodeDay(text)).toBeNull()
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(daysBetween('2025-12-31', '2026-01-01')).toEqual(['2025-12-31', '2026-01-01'])
    expect(daysBetween('2026-01-02', '2026-01-01')).toEqual([])
  })
})

describe('ISO weeks', () => {
  it('begin on Monday and belong to the year of their Thursday', () => {
    expect(weekOf(Date.parse('2026-03-01T23:59:59.999Z'))).toBe('2026-02-23')
    expect(weekOf(Date.parse('2026-03-02T00:00:00Z'))).toBe('2026-03-02')
    expect(formatWeek('2025-12-29')).toBe('2026-W01')
    expect(formatWeek('2026-12-28')).toBe('2026-W53')
    expect(formatWeek('2020-12-28')).toBe('2020-W53')
    expect(decodeWeek('2026-W53')).toBe('2026-12-28')
    expect(decodeWeek('2025-W53')).toBeNull()
    expect(decodeWeek('2026-W00')).toBeNull()
  })

  it('follow each other without a gap', () => {
    expect(weeksBetween('2025-12-29', '2026-01-12')).toEqual(['2025-12-29', '2026-01-05', '2026-01-12'])
    expect(nextWeek(previousWeek('2026-01-05'))).toBe('2026-01-05')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), count => {
        const week = addWeeks('1970-01-05', count)
        expect(decodeWeek(formatWeek(week))).toBe(week)
        expect(weekOf(startOfWeek(week))).toBe(week)
        expect(new Date(startOfWeek(week)).getUTCDay()).toBe(1)
      }),
    )
  })
})

describe('months', () => {
  it('run over the end of a year', () => {
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(startOfMonth('2026-03')).toBe(Date.parse('2026-03-01T00:00:00Z'))
  })
})

describe('instants an event may carry', () => {
  it('lie between the year 2000 and a day ahead', () => {
    const now = Date.parse('2026-03-02T12:00:00Z')
    expect(isAcceptableInstant(Date.parse('1999-12-31T23:59:59.999Z'), now)).toBe(false)
    expect(isAcceptableInstant(Date.parse('2000-01-01T00:00:00Z'), now)).toBe(true)
    expect(isAcceptableInstant(Date.parse('2026-03-03T12:00:00Z'), now)).toBe(true)
    expect(isAcceptableInstant(Date.parse('2026-03-03T12:00:00.001Z'), now)).toBe(false)
  })
})
