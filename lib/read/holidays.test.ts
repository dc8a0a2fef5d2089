import { describe, expect, test } from 'vitest'
import { publicHolidays } from './holidays.ts'

const on = (country: string, day: string) =>
  publicHolidays(country, Number(day.slice(0, 4))).find(holiday => holiday.on === day)?.name ?? null

describe('public holidays', () => {
  test.each([
    ['PL', '2026-06-04', 'Corpus Christi'],
    ['SE', '2026-06-06', 'National Day'],
    ['SG', '2026-08-09', 'National Day'],
    ['US', '2026-07-04', 'Independence Day'],
    ['PL', '2026-06-03', null],
  ])('%s on %s: %s', (country, day, name) => {
    if (name === null) expect(on(country, day)).toBeNull()
    else expect(on(country, day)).toContain(name.split(' ')[0])
  })

  test('a country nobody knows has none', () => {
    expect(publicHolidays('XX', 2026)).toEqual([])
  })
})
