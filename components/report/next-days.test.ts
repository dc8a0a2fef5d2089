import { expect, test } from 'vitest'
import { monthName, nextDays } from './next-days.ts'

test('this week ends on Friday, on a weekend on the next one', () => {
  expect(nextDays('2026-06-09').week).toBe('2026-06-12')
  expect(nextDays('2026-06-12').week).toBe('2026-06-12')
  expect(nextDays('2026-06-13').week).toBe('2026-06-19')
})

test('by the end of the month, and of the next; hardly a day before its end the month is over', () => {
  expect(nextDays('2026-06-09')).toMatchObject({ month: '2026-06-30', later: '2026-07-31' })
  expect(nextDays('2026-06-29')).toMatchObject({ month: '2026-07-31', later: '2026-08-31' })
  expect(nextDays('2026-12-05')).toMatchObject({ month: '2026-12-31', later: '2027-01-31' })
  expect(monthName('2026-07-31')).toBe('July')
})
