import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MigrationState } from '../migration/state.ts'
import { dayMs } from '../time/durations.ts'
import { agreements } from './report.ts'
import type { GroundService } from './report-ground.ts'
import type { TeamReport } from './report-standing.ts'
import { reportWeight } from './report-weight.ts'
import { ago, report, service, standing } from './testing/ground-of.ts'

describe('the weight of a report', () => {
  test('halves every 14 days and is nothing after 28', () => {
    expect(reportWeight(0)).toBe(1)
    expect(reportWeight(14 * dayMs)).toBe(0.5)
    expect(reportWeight(28 * dayMs)).toBe(0.25)
    expect(reportWeight(28 * dayMs + 1)).toBe(0)
  })

  test('never grows with age, and lies between 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(60 * dayMs), fc.nat(60 * dayMs), (a, b) => {
        const [young, old] = [Math.min(a, b), Math.max(a, b)].map(reportWeight)
        return young! >= old! && young! <= 1 && old! >= 0
      }),
    )
  })
})

const anyService = (index: number): fc.Arbitrary<GroundService> =>
  fc
    .record({
      states: fc.array(
        fc.tuple(
          fc.constantFrom<MigrationState>(
            'origin_only',
            'both',
            'target_only',
            'origin_off',
            'back_on_origin',
            'idle',
          ),
          fc.integer({ min: 1, max: 40 }),
        ),
        { maxLength: 5 },
      ),
      deploys: fc.array(fc.integer({ min: 0, max: 28 }), { maxLength: 3 }),
      isHeld: fc.boolean(),
      leaving: fc.option(fc.integer({ min: 0, max: 6 })),
    })
    .map(({ states, deploys, isHeld, leaving }) => {
      let at = ago(120)
      const runs = states.map(([state, days]): [MigrationState, number] => {
        at += days * dayMs
        return [state, at]
      })
      return service(`s${index}`, runs, {
        isHeld,
        originDeploys: deploys.map(ago).sort((a, b) => a - b),
        leavingSinceAt: leaving === null ? null : ago(leaving),
      })
    })
const anyReport: fc.Arbitrary<TeamReport> = fc
  .record({
    daysAgo: fc.double({ min: 0, max: 60, noNaN: true }),
    confidence: fc.constantFrom('on_track' as const, 'at_risk' as const, 'off_track' as const),
    evidenceVerdict: fc.constantFrom(null, 'right' as const, 'wrong' as const),
    claims: fc.array(
      fc.record({
        service: fc.constantFrom('s0', 's1', 's2'),
        kind: fc.constantFrom('done' as const, 'moving' as const, 'stuck' as const, 'no_time' as const),
        blocker: fc.constant(null),
        byOn: fc.constantFrom(null, '2026-06-01', '2026-07-01'),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ daysAgo, ...rest }) => report(daysAgo, rest))
const anyGround = fc
  .tuple(anyService(0), anyService(1), anyService(2), fc.array(anyReport, { maxLength: 4 }))
  .map(([a, b, c, reports]) => ({ services: [a, b, c], reports }))

describe('laws of standings', () => {
  test('a team with nothing left is asked nothing; a stale report makes nobody agree who has something left', () => {
    fc.assert(
      fc.property(anyGround, ({ services, reports }) => {
        const one = standing(services, reports)
        expect(agreements).toContain(one.agreement)
        if (one.leftCount === 0) expect(one.questions).toEqual([])
        if (one.leftCount > 0 && one.weight === 0) expect(['none', 'stale']).toContain(one.agreement)
        // Green is only what was said lately and contradicted by nothing.
        if (one.agreement === 'agree') expect(one.disagreements).toEqual([])
      }),
    )
  })

  test('leaders never see more than the team, and never before two working days', () => {
    fc.assert(
      fc.property(anyGround, ({ services, reports }) => {
        const one = standing(services, reports)
        for (const { isSeenByLeaders, leadersSeeOn, sinceAt } of one.disagreements) {
          expect(isSeenByLeaders).toBe('2026-06-10' >= leadersSeeOn)
          expect(Date.parse(leadersSeeOn)).toBeGreaterThan(sinceAt + dayMs * 0.5)
        }
        if (one.disagreements.length === 0) expect(one.agreementForLeaders).toBe(one.agreement)
      }),
    )
  })

  test('the order reports come in changes nothing', () => {
    fc.assert(
      fc.property(anyGround, ({ services, reports }) => {
        const sorted = reports.toSorted((a, b) => a.recordedAt - b.recordedAt)
        const distinct = new Set(reports.map(({ recordedAt }) => recordedAt)).size === reports.length
        if (distinct) expect(standing(services, sorted.toReversed())).toEqual(standing(services, sorted))
      }),
    )
  })
})
