import { expect, test } from 'vitest'
import { burnGaps, burnRows, withAhead } from './burn-rows.ts'

const day = (index: number, unknown = 0) => ({
  on: new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10),
  originOnly: 90 - unknown,
  both: 5,
  target: 4,
  born: 1,
  backOnOrigin: 0,
  idle: 0,
  unknown,
})

test('days in which silence hides too much are a gap that no line crosses', () => {
  const series = Array.from({ length: 400 }, (_, index) => day(index, index >= 100 && index < 109 ? 40 : 0))
  const gaps = burnGaps(series)
  expect(gaps).toHaveLength(1)
  expect(gaps[0]?.days).toBe(9)
  const rows = burnRows(series)
  const inGap = rows.filter(row => row.x >= (gaps[0]?.from ?? 0) && row.x < (gaps[0]?.to ?? 0))
  expect(inGap.length).toBeGreaterThan(0)
  expect(inGap.every(row => row.left === null)).toBe(true)
})

test('a long series is thinned and keeps its last day', () => {
  const rows = burnRows(Array.from({ length: 1000 }, (_, index) => day(index)))
  expect(rows.length).toBeLessThanOrEqual(161)
  expect(rows.at(-1)?.x).toBe(Date.UTC(2025, 0, 1000))
  expect(burnRows([])).toEqual([])
})

test('the fan begins where the line ends, and says nothing of what has moved', () => {
  const last = { x: Date.parse('2026-03-02T00:00:00Z'), left: 40, moved: 5, born: 1, both: 3 }
  const ahead = ['2026-03-02', '2026-03-09', '2026-03-16'].map((on, week) => ({
    on,
    low: 38 - 4 * week,
    median: 39 - 3 * week,
    high: 40 - 2 * week,
  }))
  const rows = withAhead([last], ahead, Date.parse('2027-01-01T00:00:00Z'))
  expect(rows).toEqual([
    { ...last, ahead: 40, aheadLow: 40, aheadHigh: 40 },
    {
      x: Date.parse('2026-03-16T00:00:00Z'),
      left: null,
      moved: null,
      born: null,
      both: null,
      ahead: 33,
      aheadLow: 30,
      aheadHigh: 36,
    },
  ])
})
