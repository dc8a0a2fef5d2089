import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leftByPace } from './pace-ahead.ts'
import { stepChance } from './step-chance.ts'

const ahead = { left: 10, mix: 1, on: '2026-06-01', weeks: 8 }

describe('what is left ahead, by the own pace', () => {
  test('begins today and goes on weekly', () => {
    const fan = leftByPace({ weeks: [1, 1, 1, 1, 1, 1, 1, 1] }, ahead)!
    expect(fan).toHaveLength(9)
    expect(fan[0]).toEqual({ on: '2026-06-01', low: 10, median: 10, high: 10 })
    expect(fan[8]!.on).toBe('2026-07-27')
  })

  test('is not said where a step has no chance', () => {
    expect(leftByPace({ weeks: [1, 1, 1, 1, 1] }, ahead)).toBeNull()
  })

  test('law: the range holds its middle, never grows with time, and says what the chance of a step says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 4 }), { minLength: 6, maxLength: 12 }),
        fc.integer({ min: 1, max: 20 }),
        (weeks, left) => {
          const fan = leftByPace({ weeks }, { ...ahead, left })!
          fan.forEach(({ low, median, high }, week) => {
            expect(low).toBeLessThanOrEqual(median)
            expect(median).toBeLessThanOrEqual(high)
            const before = fan[week - 1]
            if (before === undefined) return
            expect(low).toBeLessThanOrEqual(before.low)
            expect(high).toBeLessThanOrEqual(before.high)
            if (high < left) expect(stepChance({ weeks }, left - high, week)).toBeGreaterThanOrEqual(0.85)
          })
        },
      ),
      { numRuns: 60 },
    )
  })
})
