import { describe, expect, test } from 'vitest'
import { daysBetween, startOfDay } from '../time/day.ts'
import { hourMs, minuteMs, secondMs } from '../time/durations.ts'
import { pausesOf } from './pauses-of.ts'
import { type SourceDaysInput, sourceDays } from './source-days.ts'
import { isHistory, isLateLag, usualLagMs } from './source-lag.ts'

const days = daysBetween('2026-06-01', '2026-06-05')
const at = (day: string, hours = 0) => startOfDay(day) + hours * hourMs
const input: SourceDaysInput = {
  days,
  now: at('2026-06-05', 9),
  knownFrom: at('2026-06-02', 3),
  hasLimit: true,
  silences: [],
  pauses: [],
  lags: [],
  heardOn: new Set(),
}
const statesOf = (given: Partial<SourceDaysInput>) =>
  sourceDays({ ...input, ...given }).map(({ state }) => state)

describe('the days of a source', () => {
  test('begin when it was first known', () => {
    expect(statesOf({})).toEqual(['before', 'complete', 'complete', 'complete', 'complete'])
    expect(statesOf({ knownFrom: null })).toEqual(Array(5).fill('before'))
  })

  test('are missing where it was silent beyond its limit, as long as today has lasted', () => {
    const silences = [
      { fromAt: at('2026-06-02', 22), toAt: at('2026-06-03', 1) },
      { fromAt: at('2026-06-05', 6), toAt: null },
    ]
    const told = sourceDays({ ...input, silences })
    expect(told.map(({ state }) => state)).toEqual(['before', 'missing', 'missing', 'complete', 'missing'])
    expect(told.map(({ missingMs }) => missingMs / hourMs)).toEqual([0, 2, 1, 0, 3])
  })

  test('are paused where a person wanted the silence, and missing where any of it has another cause', () => {
    const silences = [{ fromAt: at('2026-06-03', 2), toAt: at('2026-06-03', 4) }]
    const pauses = [{ fromAt: at('2026-06-03', 1), toAt: at('2026-06-03', 4) }]
    expect(statesOf({ silences, pauses })[2]).toBe('paused')
    const more = [...silences, { fromAt: at('2026-06-03', 8), toAt: at('2026-06-03', 9) }]
    expect(statesOf({ silences: more, pauses })[2]).toBe('missing')
  })

  test('without a limit are days with events, or quiet ones: nobody can say what is missing', () => {
    expect(statesOf({ hasLimit: false, heardOn: new Set(['2026-06-03']) })).toEqual([
      'before',
      'quiet',
      'events',
      'quiet',
      'quiet',
    ])
  })

  test('are late over three times the usual lag', () => {
    const lags = [
      { on: '2026-06-02', meanMs: 30 * secondMs, maxMs: 0 },
      { on: '2026-06-03', meanMs: 40 * secondMs, maxMs: 0 },
      { on: '2026-06-04', meanMs: 10 * minuteMs, maxMs: 0 },
    ]
    expect(statesOf({ lags })).toEqual(['before', 'complete', 'complete', 'late', 'complete'])
  })
})

describe('the lag of a source', () => {
  test('is usually the median of the days’ means; days without a time say nothing', () => {
    const day = (meanMs: number | null) => ({ on: '2026-06-01', meanMs, maxMs: 0 })
    expect(usualLagMs([day(10), day(null), day(90), day(20)])).toBe(20)
    expect(usualLagMs([day(null)])).toBeNull()
  })

  test('is never late within a minute, nor where nobody knows what is usual', () => {
    expect(isLateLag(50 * secondMs, 1 * secondMs)).toBe(false)
    expect(isLateLag(hourMs, null)).toBe(false)
    expect(isLateLag(null, secondMs)).toBe(false)
    expect(isLateLag(61 * secondMs, 20 * secondMs)).toBe(true)
  })
})

test('what is over a day old when it comes is history, and no lag', () => {
  expect(isHistory(24 * hourMs)).toBe(false)
  expect(isHistory(24 * hourMs + 1)).toBe(true)
})

test('pauses last from the act that paused to the one that let go on, however often each was pressed', () => {
  const steps = [
    { at: 1, isPaused: true },
    { at: 2, isPaused: true },
    { at: 5, isPaused: false },
    { at: 6, isPaused: false },
    { at: 8, isPaused: true },
  ]
  expect(pausesOf(steps)).toEqual([
    { fromAt: 1, toAt: 5 },
    { fromAt: 8, toAt: null },
  ])
})
