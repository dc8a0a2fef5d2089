import { describe, expect, test } from 'vitest'
import { heldRanges } from './track-record.ts'

const range = (on: string, low: number, high: number) => ({ on, low, median: (low + high) / 2, high })

describe('past ranges against what came true', () => {
  test('only ranges whose day has passed count, each held when what was left lies within', () => {
    const forecasts = [
      {
        madeOn: '2026-01-05',
        ahead: [range('2026-02-02', 90, 100), range('2026-03-02', 70, 80), range('2026-03-30', 50, 70)],
      },
    ]
    const left: Record<string, number> = { '2026-02-02': 95, '2026-03-02': 81 }
    const held = heldRanges(forecasts, '2026-03-10', day => left[day] ?? null)
    expect(held.map(({ weeks, isHeld, actual }) => [weeks, isHeld, actual])).toEqual([
      [4, true, 95],
      [8, false, 81],
    ])
  })
})
