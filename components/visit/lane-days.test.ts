import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#lib/domain/time/day.ts'
import { dayAtPlace, placeOf, shiftStretch, spanOf, startStretchOn } from './lane-days.ts'

const monday = '2026-06-08'

describe('days on lanes', () => {
  test('a week has five places and a weekend takes none', () => {
    expect(
      ['2026-06-08', '2026-06-12', '2026-06-13', '2026-06-14', '2026-06-15'].map(day => placeOf(monday, day)),
    ).toEqual([0, 4, 5, 5, 5])
    expect(dayAtPlace(monday, 5)).toBe('2026-06-15')
  })

  test('a trip from Monday to Thursday takes four fifths of its week', () => {
    expect(spanOf({ firstMonday: monday, weeks: 10 }, '2026-06-22', '2026-06-25')).toEqual({
      from: 10,
      to: 14,
    })
    expect(spanOf({ firstMonday: monday, weeks: 10 }, '2026-05-01', '2026-06-05')).toBeNull()
    expect(spanOf({ firstMonday: monday, weeks: 1 }, '2026-06-12', '2026-07-12')).toEqual({ from: 4, to: 5 })
  })

  test('a moved trip keeps its length in working days and begins on one', () => {
    const trip = { fromOn: '2026-06-22', toOn: '2026-06-25' }
    expect(shiftStretch(trip, 1)).toEqual({ fromOn: '2026-06-23', toOn: '2026-06-26' })
    expect(shiftStretch(trip, -1)).toEqual({ fromOn: '2026-06-19', toOn: '2026-06-24' })
    expect(startStretchOn(trip, '2026-07-04')).toEqual({ fromOn: '2026-07-06', toOn: '2026-07-09' })
  })

  test('moved there and back, a trip between working days is where it was', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(20), fc.integer({ min: -60, max: 60 }), (start, length, days) => {
        const trip = { fromOn: dayAtPlace(monday, start), toOn: dayAtPlace(monday, start + length) }
        const moved = shiftStretch(trip, days)
        expect(shiftStretch(moved, -days)).toEqual(trip)
        expect(placeOf(monday, addDays(moved.toOn, 1)) - placeOf(monday, moved.fromOn)).toBe(length + 1)
      }),
    )
  })
})
