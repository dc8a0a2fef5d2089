import { expect, test } from 'vitest'
import { gapsBetween } from './coverage-strip.tsx'

test('what no stretch covers is missing, however the stretches overlap', () => {
  const heard = [
    { from: 60, to: 80 },
    { from: 0, to: 30 },
    { from: 20, to: 40 },
  ]
  expect(gapsBetween(heard, 10, 100)).toEqual([
    { from: 40, to: 60 },
    { from: 80, to: 100 },
  ])
  expect(gapsBetween([], 0, 10)).toEqual([{ from: 0, to: 10 }])
  expect(gapsBetween([{ from: 0, to: 10 }], 0, 10)).toEqual([])
})
