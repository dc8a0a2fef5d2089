import { describe, expect, test } from 'vitest'
import { sinceText } from './since-text.ts'

const now = Date.parse('2026-06-09T09:04:00Z')
const say = (state: Parameters<typeof sinceText>[0]['state'], since: string | null) =>
  sinceText({ state, since }, now)

describe('when a state began', () => {
  test('on both counts its days from the first', () => {
    expect(say('both', '2026-06-09T08:00:00Z')).toBe('day 1')
    expect(say('both', '2026-05-22T08:00:00Z')).toBe('day 19')
  })

  test('this year has a day, earlier years stand alone, nothing known says nothing', () => {
    expect(say('origin_only', '2026-03-12T00:00:00Z')).toBe('since 12 Mar')
    expect(say('origin_only', '2021-03-12T00:00:00Z')).toBe('since 2021')
    expect(say('idle', null)).toBe('')
  })

  test('unknown says how long nothing was heard', () => {
    expect(say('unknown', '2026-06-09T06:12:00Z')).toBe('silent for 2 h 52 min')
  })
})
