import { describe, expect, test } from 'vitest'
import { addWorkingDays, isWorkingDay } from './working-day.ts'

const none = () => false

describe('working days', () => {
  test.each([
    ['2026-06-05', true],
    ['2026-06-06', false],
    ['2026-06-07', false],
    ['2026-06-08', true],
    ['1969-12-31', true],
    ['1969-12-28', false],
  ])('%s works: %s', (day, works) => {
    expect(isWorkingDay(day, none)).toBe(works)
  })

  test('two working days from a Thursday end on the Monday, or on the Tuesday where Friday is a holiday', () => {
    expect(addWorkingDays('2026-06-04', 2, none)).toBe('2026-06-08')
    expect(addWorkingDays('2026-06-04', 2, day => day === '2026-06-05')).toBe('2026-06-09')
  })

  test('none is the day itself, also at a weekend', () => {
    expect(addWorkingDays('2026-06-06', 0, none)).toBe('2026-06-06')
  })
})
