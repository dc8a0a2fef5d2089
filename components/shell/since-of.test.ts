import { describe, expect, test } from 'vitest'
import { sinceInWords, sinceOf } from './since-of.ts'

const reviews = [
  { name: 'April review', on: '2026-04-14' },
  { name: 'Steering in Lisbon', on: '2026-03-10' },
]

describe('the day changes are counted from', () => {
  test('is the one asked for, else the last review before the day looked at, else 30 days before it', () => {
    expect(sinceOf('2026-01-02', '2026-05-01', reviews)).toBe('2026-01-02')
    expect(sinceOf(null, '2026-05-01', reviews)).toBe('2026-04-14')
    expect(sinceOf(null, '2026-04-14', reviews)).toBe('2026-03-10')
    expect(sinceOf(null, '2026-03-10', reviews)).toBe('2026-02-08')
    expect(sinceOf('2026-06-01', '2026-05-01', [])).toBe('2026-04-01')
  })

  test('is called by the name of its review', () => {
    expect(sinceInWords('2026-04-14', reviews, 2026)).toBe('the April review')
    expect(sinceInWords('2026-03-10', reviews, 2026)).toBe('Steering in Lisbon')
    expect(sinceInWords('2026-02-10', reviews, 2026)).toBe('10 February')
  })
})
