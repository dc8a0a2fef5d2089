import { expect, test } from 'vitest'
import { gapAfter } from './changes.ts'

test.each([
  [0, 500],
  [30, 500],
  [400, 800],
  [9_000, 15_000],
])('after %d ms of answering, pages are told again after %d ms', (spentMs, gapMs) => {
  expect(gapAfter(spentMs)).toBe(gapMs)
})
