import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dodge } from './dodge.ts'
import { timeTicks } from './time-ticks.ts'

describe('ticks of a time axis', () => {
  test('quarters are named by their month, January by its year', () => {
    const ticks = timeTicks(Date.UTC(2025, 0, 1), Date.UTC(2026, 5, 9))
    expect(ticks.map(tick => tick.text)).toEqual(['2025', 'Apr', 'Jul', 'Oct', '2026', 'Apr'])
    expect(ticks.filter(tick => tick.isYear)).toHaveLength(2)
  })

  test('over four years only half-years are named', () => {
    const ticks = timeTicks(Date.UTC(2022, 1, 1), Date.UTC(2026, 5, 9))
    expect(ticks[0]?.text).toBe('Jul')
    expect(ticks.every(tick => !tick.isMinor)).toBe(true)
  })
})

test('labels never overlap and stay inside, where there is room for all', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 220 }), { maxLength: 5 }), tops => {
      const placed = dodge(
        tops.map(top => ({ top, height: 28 })),
        0,
        200,
      )
      placed.forEach((label, index) => {
        expect(label.top).toBeGreaterThanOrEqual(0)
        expect(label.top + 28).toBeLessThanOrEqual(200)
        const next = placed[index + 1]
        if (next) expect(next.top - label.top).toBeGreaterThanOrEqual(28)
      })
    }),
  )
})
