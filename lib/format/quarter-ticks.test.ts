import { expect, test } from 'vitest'
import { quarterTicks } from './quarter-ticks.ts'

const texts = (from: string, to: string) =>
  quarterTicks(Date.parse(from), Date.parse(to)).map(({ text }) => text)

test('a short axis has its months, a long one its quarters, half years or years', () => {
  expect(texts('2026-02-10', '2026-05-20')).toEqual(['Mar', 'Apr', 'May'])
  expect(texts('2025-09-15', '2026-07-02')).toEqual(['Oct', '2026', 'Apr', 'Jul'])
  expect(texts('2023-06-01', '2026-06-09')).toEqual(['2024', '2025', '2026'])
})
