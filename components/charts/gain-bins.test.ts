import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gainBins } from './gain-bins.ts'

test('edges lie at one, two and three times, and the share between them is whole bars', () => {
  const bins = gainBins([0.4, 0.99, 1, 1.99, 2, 2.5, 2.999, 3, 12])
  const edges = bins.map(bin => bin.from)
  expect(edges).toContain(1)
  expect(edges).toContain(2)
  expect(edges).toContain(3)
  const between = (from: number, to: number) =>
    bins.filter(bin => bin.from >= from && bin.to <= to).reduce((sum, bin) => sum + bin.count, 0)
  expect(between(0.5, 1)).toBe(2)
  expect(between(1, 2)).toBe(2)
  expect(between(2, 3)).toBe(3)
  expect(between(3, 8)).toBe(2)
})

test('every service is in exactly one bin', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.01, max: 50, noNaN: true })), ratios => {
      expect(gainBins(ratios).reduce((sum, bin) => sum + bin.count, 0)).toBe(ratios.length)
    }),
  )
})
