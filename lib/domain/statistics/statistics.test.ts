import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bootstrap } from './bootstrap.ts'
import { drawnMedian } from './drawn-median.ts'
import { drawnRatio } from './drawn-ratio.ts'
import { geometricMean } from './geometric-mean.ts'
import { median } from './median.ts'
import { quantile } from './quantile.ts'
import { seededRandom } from './seeded-random.ts'

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 })

test('the same seed gives the same numbers, another seed others', () => {
  const numbers = (seed: number) => Array.from({ length: 50 }, seededRandom(seed))
  expect(numbers(277)).toEqual(numbers(277))
  expect(numbers(277)).not.toEqual(numbers(278))
  expect(numbers(0).every(number => number >= 0 && number < 1)).toBe(true)
})

test('random numbers are spread evenly and do not follow one another', () => {
  const random = seededRandom()
  const cells = new Array(100).fill(0)
  for (let round = 0; round < 100_000; round++)
    cells[Math.floor(random() * 10) * 10 + Math.floor(random() * 10)]++
  const chiSquare = cells.reduce((sum, seen) => sum + (seen - 1000) ** 2 / 1000, 0)
  expect(chiSquare).toBeGreaterThan(60)
  expect(chiSquare).toBeLessThan(150)
})

test('quantiles interpolate between order statistics (type 7)', () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5)
  expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75)
  expect(quantile([10, 20], 0.975)).toBeCloseTo(19.75)
  expect(quantile([7], 0.1)).toBe(7)
  expect(quantile([], 0.5)).toBeNaN()
})

test('a quantile lies between the ends and scales with the values', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (sample, p) => {
      const sorted = sample.toSorted((one, other) => one - other)
      const found = quantile(sorted, p)
      expect(found).toBeGreaterThanOrEqual(sorted[0]!)
      expect(found).toBeLessThanOrEqual(sorted.at(-1)!)
      expect(
        quantile(
          sorted.map(value => value * 2),
          p,
        ),
      ).toBe(found * 2)
    }),
  )
})

test('the median takes the middle of two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([5, 1, 3])).toBe(3)
})

test('the geometric mean is the middle of ratios', () => {
  expect(geometricMean([2, 8])).toBeCloseTo(4)
  expect(geometricMean([0.5, 2])).toBeCloseTo(1)
  expect(geometricMean([1, 0])).toBeNaN()
  expect(geometricMean([])).toBeNaN()
})

test('a drawn median counts a unit as often as it was drawn', () => {
  const statistic = drawnMedian([5, 1, Number.NaN, 9])
  expect(statistic(Uint16Array.of(1, 1, 1, 1))).toBe(5)
  expect(statistic(Uint16Array.of(1, 0, 0, 3))).toBe(9)
  expect(statistic(Uint16Array.of(1, 1, 2, 0))).toBe(3)
  expect(statistic(Uint16Array.of(0, 0, 4, 0))).toBeNaN()
})

test('a drawn median is the median of the units written out', () => {
  const units = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.nat(3)), {
    minLength: 1,
    maxLength: 20,
  })
  fc.assert(
    fc.property(units, drawn => {
      const statistic = drawnMedian(drawn.map(([value]) => value))
      const written = drawn.flatMap(([value, times]) => new Array<number>(times).fill(value))
      expect(statistic(Uint16Array.from(drawn, ([, times]) => times))).toEqual(median(written))
    }),
  )
})

test('an interval of a mean comes close to the normal one', () => {
  const random = seededRandom(1)
  const sample = Array.from({ length: 200 }, () => random() * 12)
  const ones = sample.map(() => 1)
  const mean = sample.reduce((sum, value) => sum + value, 0) / 200
  const error = Math.sqrt(sample.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / 200
  const [interval] = bootstrap(200, 2000, seededRandom(), [drawnRatio(sample, ones)])
  expect(Math.abs(interval!.low! - (mean - 1.96 * error))).toBeLessThan(error / 4)
  expect(Math.abs(interval!.high! - (mean + 1.96 * error))).toBeLessThan(error / 4)
  expect(interval!.dropped).toBe(0)
})

test('equal units leave no doubt', () => {
  const [interval] = bootstrap(12, 500, seededRandom(), [
    drawnRatio(new Array(12).fill(6), new Array(12).fill(2)),
  ])
  expect(interval).toEqual({ low: 3, high: 3, dropped: 0 })
})

test('draws without a value are dropped and counted', () => {
  // One unit in three carries the denominator: about (2/3)^3 of the draws miss it.
  const [interval] = bootstrap(3, 2000, seededRandom(), [drawnRatio([3, 0, 0], [1, 0, 0])])
  expect(interval).toMatchObject({ low: 3, high: 3 })
  expect(interval!.dropped / 2000).toBeCloseTo(8 / 27, 1)
  expect(bootstrap(0, 100, seededRandom(), [() => 1])).toEqual([{ low: null, high: null, dropped: 100 }])
})

test('statistics of one bootstrap see the same draws', () => {
  const top = [1, 5, 2, 8, 3]
  const bottom = [2, 2, 4, 4, 1]
  const together = bootstrap(5, 300, seededRandom(), [drawnRatio(top, bottom), drawnRatio(bottom, top)])
  const alone = bootstrap(5, 300, seededRandom(), [drawnRatio(top, bottom)])
  expect(together[0]).toEqual(alone[0])
})

test('scaling every value scales the interval', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 15 }), sample => {
      const ones = sample.map(() => 1)
      const [once] = bootstrap(sample.length, 50, seededRandom(), [drawnRatio(sample, ones)])
      const [twice] = bootstrap(sample.length, 50, seededRandom(), [
        drawnRatio(
          sample.map(value => value * 2),
          ones,
        ),
      ])
      expect(twice!.low).toBeCloseTo(once!.low! * 2)
      expect(twice!.high).toBeCloseTo(once!.high! * 2)
    }),
    { numRuns: 30 },
  )
})
