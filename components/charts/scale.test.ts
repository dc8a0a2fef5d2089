import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linearScale, logScale, logTicks, niceTicks } from './scale.ts'

describe('scales', () => {
  test('a linear scale spans the plot', () => {
    const scale = linearScale([0, 8])
    expect(scale(0)).toBe(0)
    expect(scale(4)).toBe(50)
    expect(scale(8)).toBe(100)
  })

  test('on a log scale equal ratios are equally long', () => {
    const scale = logScale([1, 8])
    expect(scale(2) - scale(1)).toBeCloseTo(scale(4) - scale(2))
    expect(scale(8)).toBeCloseTo(100)
  })

  test('ticks start at zero, rise evenly and reach the largest value', () => {
    expect(niceTicks(6.8)).toEqual([0, 2, 4, 6, 8])
    expect(niceTicks(1466)).toEqual([0, 500, 1000, 1500])
    expect(niceTicks(0).at(-1)).toBe(1)
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e7, noNaN: true }), max => {
        const ticks = niceTicks(max)
        expect(ticks[0]).toBe(0)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max * 0.999)
        expect(ticks.length).toBeLessThanOrEqual(7)
      }),
    )
  })

  test('log ticks stay inside the domain', () => {
    expect(logTicks([1, 5])).toEqual([1, 2, 3, 4, 5])
  })
})
