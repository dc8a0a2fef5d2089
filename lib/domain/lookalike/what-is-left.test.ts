import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../deploy/testing/rollout-of.ts'
import { quantile } from '../statistics/quantile.ts'
import { weekMs } from '../time/durations.ts'
import { easeOf, easiestFirst, moveNext, type Placeable } from './easiest-first.ts'
import { expectedDays } from './expected-days.ts'
import { deployChange, expectedGain } from './expected-gain.ts'
import type { UsualDays } from './look-alikes.ts'

const usualOf = (given: number[]): UsualDays => {
  const days = [...given].sort((a, b) => a - b)
  return {
    medianDays: quantile(days, 0.5),
    lowDays: quantile(days, 0.15),
    highDays: quantile(days, 0.85),
    finished: days.length,
    days,
  }
}
const fourteen = usualOf([6, 8, 10, 14, 18, 20, 24, 24, 24, 26, 28, 28, 29, 30])

describe('days a service should still take', () => {
  test('before it begins: the usual days', () => {
    expect(expectedDays(fourteen, null)).toMatchObject({ soFar: null, left: 24, longer: 14 })
  })

  test('half-way: those like it that took longer, less the days so far', () => {
    expect(expectedDays(fourteen, 19)).toMatchObject({ left: 26 - 19, longer: 9 })
  })

  test('longer than nearly all that finished: no figure, and of how many', () => {
    expect(expectedDays(fourteen, 31)).toEqual({ soFar: 31, left: null, longer: 0 })
  })

  test('of a kind nothing is known of: no figure', () => {
    expect(expectedDays(null, 3).left).toBeNull()
  })

  test('law: it never says less than nothing, and the day it should be done never comes nearer by waiting', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 10, maxLength: 60 }),
        fc.integer({ min: 0, max: 220 }),
        fc.integer({ min: 0, max: 30 }),
        (days, soFar, more) => {
          const usual = usualOf(days)
          const now = expectedDays(usual, soFar)
          const later = expectedDays(usual, soFar + more)
          if (now.left === null) expect(later.left).toBeNull()
          else expect(now.left).toBeGreaterThan(0)
          if (now.left !== null && later.left !== null)
            expect(soFar + more + later.left).toBeGreaterThanOrEqual(soFar + now.left - 1e-9)
        },
      ),
    )
  })
})

const left = (service: string, changes: Partial<Placeable> = {}): Placeable => ({
  service,
  state: 'origin_only',
  isExempt: false,
  isStuck: false,
  isLeaving: false,
  openBlockers: 0,
  daysLeft: 10,
  ...changes,
})

describe('what is left, the easiest first', () => {
  const all = [
    left('silent', { state: 'unknown', daysLeft: null }),
    left('excused', { isExempt: true, daysLeft: 1 }),
    left('volumes', { openBlockers: 1, daysLeft: 2 }),
    left('forgotten', { state: 'both', isStuck: true, daysLeft: null }),
    left('soaking', { state: 'both', isLeaving: true, daysLeft: 0 }),
    left('half-way', { state: 'both', daysLeft: 5 }),
    left('slow', { daysLeft: 24 }),
    left('quick', { daysLeft: 9 }),
    left('strange', { daysLeft: null }),
  ]
  const order = [
    'half-way',
    'quick',
    'slow',
    'strange',
    'soaking',
    'forgotten',
    'volumes',
    'silent',
    'excused',
  ]

  test('what nothing holds comes first, by the days it should still take; blocked, unknown and exempt ones last', () => {
    expect(easiestFirst(all).map(({ service }) => service)).toEqual(order)
  })

  test('the next to move is the easiest that has not begun', () => {
    expect(moveNext(all)?.service).toBe('quick')
  })

  test('with nothing new to begin it is what is under way, then what is stuck; else only others can act', () => {
    const without = (...names: string[]) => all.filter(({ service }) => !names.includes(service))
    expect(moveNext(without('quick', 'slow', 'strange'))?.service).toBe('half-way')
    expect(moveNext(without('quick', 'slow', 'strange', 'half-way'))?.service).toBe('forgotten')
    expect(moveNext(without('quick', 'slow', 'strange', 'half-way', 'forgotten'))).toBeNull()
  })

  test('law: the order keeps every service once, and never names one that is held, excused or unknown', () => {
    const any = fc.record({
      service: fc.string({ minLength: 1, maxLength: 4 }),
      state: fc.constantFrom('origin_only', 'both', 'back_on_origin', 'unknown'),
      isExempt: fc.boolean(),
      isStuck: fc.boolean(),
      isLeaving: fc.boolean(),
      openBlockers: fc.nat({ max: 2 }),
      daysLeft: fc.option(fc.nat({ max: 60 })),
    })
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ service }) => service }), items => {
        expect(
          easiestFirst(items)
            .map(({ service }) => service)
            .sort(),
        ).toEqual(items.map(({ service }) => service).sort())
        const next = moveNext(items)
        if (next === null)
          expect(items.every(item => !['ready', 'started', 'stuck'].includes(easeOf(item)))).toBe(true)
        else expect(next).toMatchObject({ isExempt: false, isLeaving: false, openBlockers: 0 })
      }),
    )
  })
})

describe('what the rest can expect', () => {
  test('says how many are missing below ten', () => {
    expect(expectedGain([2, 2, 2, 2])).toEqual({ measured: 4, range: null })
  })

  test('the middle 70 % of those that moved', () => {
    const ratios = Array.from({ length: 21 }, (_, index) => 1 + index / 10)
    expect(expectedGain(ratios).range).toEqual({ low: 1.3, median: 2, high: 2.7 })
  })

  const startedAt = instant('2026-04-06')
  const leftAt = instant('2026-04-20')
  const firstAt = instant('2025-12-01')
  const at = instant('2026-09-01')
  const weeks = [
    { weekAt: startedAt - 2 * weekMs, deploys: 12 },
    { weekAt: leftAt + 5 * weekMs, deploys: 18 },
    { weekAt: leftAt + weekMs, deploys: 100 },
  ]

  test('deploys before the start against those from three weeks after leaving', () => {
    expect(deployChange({ startedAt, leftAt }, { weeks, firstAt, at })).toBe(1.5)
  })

  test('is not known while the weeks after are not over, without weeks before, or without a deploy in them', () => {
    const of = { startedAt, leftAt }
    expect(deployChange(of, { weeks, firstAt, at: leftAt + 14 * weekMs })).toBeNull()
    expect(deployChange(of, { weeks, firstAt: startedAt - 6 * weekMs, at })).toBeNull()
    expect(deployChange(of, { weeks: weeks.slice(1), firstAt, at })).toBeNull()
  })
})
