import { expect, test } from 'vitest'
import { isDigestTime } from './digest.ts'
import { isTimeZone, localTime, zoneOf } from './local-time.ts'
import { isReminderTime } from './reminder.ts'

const at = (text: string) => Date.parse(text)
const noHolidays = () => false

test.each([
  // Madrid: +01:00 until 29 March 2026, +02:00 from then on.
  ['2026-03-24T07:59:00Z', 'Europe/Madrid', false],
  ['2026-03-24T08:00:00Z', 'Europe/Madrid', true],
  ['2026-03-31T07:00:00Z', 'Europe/Madrid', true],
  ['2026-03-31T06:59:00Z', 'Europe/Madrid', false],
  ['2026-03-24T10:59:00Z', 'Europe/Madrid', true],
  ['2026-03-24T11:00:00Z', 'Europe/Madrid', false],
  // Kathmandu is 5:45 ahead, and Tuesday there begins on Monday in UTC; Auckland's 09:00 is still the day before in UTC.
  ['2026-03-24T03:15:00Z', 'Asia/Kathmandu', true],
  ['2026-03-23T20:00:00Z', 'Pacific/Auckland', true],
  ['2026-03-26T20:00:00Z', 'Pacific/Auckland', false],
  ['2026-03-23T09:00:00Z', 'UTC', false],
  ['2026-03-27T09:00:00Z', 'UTC', false],
])('a reminder at %s in %s: %s', (text, zone, wanted) => {
  expect(isReminderTime(at(text), { zone, isHoliday: noHolidays })).toBe(wanted)
})

test('nobody is reminded on a holiday of theirs', () => {
  const zone = 'UTC'
  expect(isReminderTime(at('2026-12-24T09:00:00Z'), { zone, isHoliday: day => day === '2026-12-24' })).toBe(
    false,
  )
  expect(isReminderTime(at('2026-12-24T09:00:00Z'), { zone, isHoliday: noHolidays })).toBe(true)
})

test('a digest is read on Monday from eight where the reader is', () => {
  expect(isDigestTime(at('2026-06-08T06:00:00Z'), 'Europe/Madrid')).toBe(true)
  expect(isDigestTime(at('2026-06-08T05:59:00Z'), 'Europe/Madrid')).toBe(false)
  expect(isDigestTime(at('2026-06-07T20:30:00Z'), 'Pacific/Auckland')).toBe(true)
  expect(isDigestTime(at('2026-06-09T08:00:00Z'), 'UTC')).toBe(false)
})

test('somebody reads in their own zone, else in that of their office, else in UTC', () => {
  expect(zoneOf('Europe/Madrid', 'Asia/Tokyo')).toBe('Europe/Madrid')
  expect(zoneOf(null, 'Asia/Tokyo')).toBe('Asia/Tokyo')
  expect(zoneOf('Mars/Olympus', null)).toBe('UTC')
  expect(isTimeZone('Mars/Olympus')).toBe(false)
  expect(localTime(at('2026-12-31T23:30:00Z'), 'Asia/Tokyo')).toEqual({
    on: '2027-01-01',
    weekday: 5,
    hour: 8,
    minute: 30,
  })
})
