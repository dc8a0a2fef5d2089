import { expect, test } from 'vitest'
import { dayMs, hourMs, minuteMs } from '../time/durations.ts'
import { isGivenUp, restAfter } from './backoff.ts'

test('rests double from a minute to eight hours, and vary by half', () => {
  const longest = () => 1
  expect([1, 2, 3, 10, 18].map(count => restAfter(count, longest))).toEqual([
    minuteMs,
    2 * minuteMs,
    4 * minuteMs,
    8 * hourMs,
    8 * hourMs,
  ])
  expect(restAfter(1, () => 0)).toBe(minuteMs / 2)
})

test('a message is given up after 18 attempts, or three days and five attempts', () => {
  expect(isGivenUp(17, 0, dayMs)).toBe(false)
  expect(isGivenUp(18, 0, dayMs)).toBe(true)
  expect(isGivenUp(4, 0, 30 * dayMs)).toBe(false)
  expect(isGivenUp(5, 0, 3 * dayMs + 1)).toBe(true)
})
