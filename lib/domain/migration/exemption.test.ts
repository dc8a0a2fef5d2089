import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant } from '../deploy/testing/rollout-of.ts'
import type { Span } from '../placement/placement.ts'
import { addDays, endOfDay } from '../time/day.ts'
import { hourMs } from '../time/durations.ts'
import { type ExemptionRecord, exemptByDay, exemptCounts, exemptionsOf, exemptUntil } from './exemption.ts'
import { always } from './scope.ts'

const record = (
  fromOn: string,
  untilOn: string,
  changes: Partial<ExemptionRecord> = {},
): ExemptionRecord => ({
  serviceId: 'cache',
  migration: 'm',
  fromOn,
  untilOn,
  withdrawnAt: null,
  ...changes,
})

describe('exemptions', () => {
  it('excuse whole days, the last one included', () => {
    const exemptions = exemptionsOf([record('2026-03-01', '2026-03-10')], 'm')
    const until = (at: string) => exemptUntil(exemptions, 'cache', instant(at))
    expect(until('2026-02-28 23:59')).toBeNull()
    expect(until('2026-03-01')).toBe(endOfDay('2026-03-10'))
    expect(until('2026-03-10 23:59')).toBe(endOfDay('2026-03-10'))
    expect(until('2026-03-11')).toBeNull()
  })

  it('count until somebody ends them, and never if that was before they began', () => {
    const ended = instant('2026-03-05 12:00')
    expect(exemptionsOf([record('2026-03-01', '2026-03-10', { withdrawnAt: ended })], 'm')).toEqual([
      { service: 'cache', fromAt: instant('2026-03-01'), untilAt: ended },
    ])
    expect(exemptionsOf([record('2026-03-06', '2026-03-10', { withdrawnAt: ended })], 'm')).toEqual([])
    expect(exemptionsOf([record('2026-03-01', '2026-03-10', { migration: 'other' })], 'm')).toEqual([])
  })

  it('count a service once, at the end of every day, in scope: the burn-down is the count of each day', () => {
    const hours = fc.integer({ min: -200, max: 2_000 }).map(hour => instant('2026-01-01') + hour * hourMs)
    const anyRecord = fc
      .record({
        serviceId: fc.constantFrom('a', 'b', 'c'),
        from: fc.nat(40),
        days: fc.nat(30),
        withdrawnAt: fc.option(hours),
      })
      .map(({ serviceId, from, days, withdrawnAt }) => {
        const fromOn = addDays('2026-01-01', from)
        return record(fromOn, addDays(fromOn, days), { serviceId, withdrawnAt })
      })
    const scope: fc.Arbitrary<Span[]> = fc.oneof(
      fc.constant<Span[]>([{ fromAt: always, toAt: null }]),
      hours.map((fromAt): Span[] => [{ fromAt, toAt: fromAt + 300 * hourMs }]),
    )
    const scopesOf = fc.record({ a: scope, b: scope, c: scope })
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 6 }), scopesOf, (records, scopes) => {
        const exemptions = exemptionsOf(records, 'm')
        for (const { on, count } of exemptByDay(
          exemptions,
          new Map(Object.entries(scopes)),
          '2025-12-25',
          '2026-03-20',
        )) {
          const at = endOfDay(on)
          const inScope = Object.entries(scopes)
            .filter(([, spans]) => spans.some(span => span.fromAt <= at && at < (span.toAt ?? Infinity)))
            .map(([id]) => id)
          expect([on, count]).toEqual([on, exemptCounts(exemptions, new Set(inScope), at).count])
        }
      }),
    )
  })
})
