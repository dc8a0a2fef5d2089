import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { progressOf } from '../migration/progress.ts'
import { anyCompany, historyStart } from '../migration/testing/any-timeline.ts'
import { addDays, dayOf } from '../time/day.ts'
import { dayMs } from '../time/durations.ts'
import { instantOfDay } from '../time/instant-of-day.ts'
import type { GoalRecord } from './goal.ts'
import { servicesFor } from './goal.ts'
import { type GoalGround, goalRefusal } from './goal-refusal.ts'
import { goalSteps } from './goal-steps.ts'
import { mixOf } from './mix-of.ts'
import { nextStep, shareFor, splitStep } from './next-step.ts'
import { finishesOf, reachByDay, reachedOn } from './reach.ts'
import { stepChance } from './step-chance.ts'

const version = (id: string, changes: Partial<GoalRecord> = {}): GoalRecord => ({
  id,
  migration: 'm',
  subjectType: 'company',
  subjectId: '',
  share: 0.5,
  dueOn: '2026-06-30',
  replaces: null,
  recordedAt: 0,
  recordedBy: 'Ada Example',
  reason: null,
  withdrawnAt: null,
  withdrawnBy: null,
  withdrawnReason: null,
  ...changes,
})

describe('the history of a goal', () => {
  const moved = [
    version('a', { recordedAt: 1 }),
    version('b', { recordedAt: 2, replaces: 'a', dueOn: '2026-09-30', reason: 'A freeze.' }),
    version('next', { recordedAt: 3, share: 0.8, dueOn: '2027-01-31' }),
  ]

  test('a change replaces and keeps what was before it, and steps stand in the order of their day', () => {
    const steps = goalSteps(moved, 10)
    expect(steps.map(step => step.current?.id)).toEqual(['b', 'next'])
    expect(steps[0]!.versions.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('as it stood before a change, the change had not been made', () => {
    expect(goalSteps(moved, 1).map(step => step.current?.id)).toEqual(['a'])
  })

  test('a change taken back hands over to what it had replaced, and stays in the history', () => {
    const back = moved.map(row => (row.id === 'b' ? { ...row, withdrawnAt: 5 } : row))
    expect(goalSteps(back, 10)[0]).toMatchObject({
      current: { id: 'a' },
      versions: [{ id: 'a' }, { id: 'b' }],
    })
    expect(goalSteps(back, 4)[0]!.current?.id).toBe('b')
  })

  test('law: every version recorded by then is in exactly one step', () => {
    const rows = fc.array(
      fc.record({
        recordedAt: fc.integer({ min: 0, max: 20 }),
        replaces: fc.option(fc.nat(9)),
        isBack: fc.boolean(),
      }),
      { maxLength: 10 },
    )
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 20 }), (list, at) => {
        const records = list.map(({ recordedAt, replaces, isBack }, index) =>
          version(String(index), {
            recordedAt,
            replaces: replaces === null ? null : String(replaces),
            withdrawnAt: isBack ? recordedAt + 3 : null,
          }),
        )
        const shown = goalSteps(records, at).flatMap(step => step.versions.map(({ id }) => id))
        expect(shown.sort()).toEqual(
          records
            .filter(row => row.recordedAt <= at)
            .map(row => row.id)
            .sort(),
        )
      }),
    )
  })
})

describe('the ratchet', () => {
  const ground: GoalGround = { today: '2026-03-02', moved: 6, base: 10, reachedShare: 0.6, open: [] }

  test('a goal may be raised and its day moved', () => {
    expect(goalRefusal({ share: 0.7, dueOn: '2026-06-30' }, ground)).toBeNull()
  })

  test.each([
    [
      'less than the last step that was reached',
      { share: 0.6, dueOn: '2026-06-30' },
      { ...ground, moved: 5 },
    ],
    ['what runs already', { share: 0.6, dueOn: '2026-06-30' }, { ...ground, reachedShare: null }],
    ['a day that has begun', { share: 0.9, dueOn: '2026-03-02' }, ground],
    ['a goal without a baseline', { share: 0.9, dueOn: '2026-06-30' }, { ...ground, base: 0 }],
    [
      'a later step that asks for no more',
      { share: 0.8, dueOn: '2026-09-30' },
      { ...ground, open: [{ share: 0.8, dueOn: '2026-06-30' }] },
    ],
  ])('refuses %s', (_, wish, on) => {
    expect(goalRefusal(wish, on)).not.toBeNull()
  })

  test('law: whatever is let through, shares rise with every step', () => {
    const wish = fc.record({
      share: fc.integer({ min: 1, max: 100 }),
      days: fc.integer({ min: 1, max: 400 }),
    })
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), wishes => {
        const open: { share: number; dueOn: string }[] = []
        for (const { share, days } of wishes) {
          const asked = { share: share / 100, dueOn: addDays(ground.today, days) }
          if (goalRefusal(asked, { ...ground, open }) === null) open.push(asked)
        }
        open.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
        for (const [index, step] of open.entries())
          expect(step.share).toBeGreaterThan(open[index - 1]?.share ?? ground.reachedShare!)
      }),
    )
  })
})

describe('what was reached', () => {
  test('law: the last day is figure 8 of that day, and reaching is the first day at the level', () => {
    const now = historyStart + 200 * dayMs
    fc.assert(
      fc.property(
        anyCompany,
        fc.integer({ min: 5, max: 30 }),
        fc.integer({ min: 31, max: 190 }),
        (company, base, end) => {
          const [from, to] = [dayOf(historyStart + base * dayMs), dayOf(historyStart + end * dayMs)]
          const baselineAt = instantOfDay(from, now)
          const at = instantOfDay(to, now)
          const reach = reachByDay(company, baselineAt, from, to, now)
          const { baseline } = progressOf(company, [], {
            at,
            baselineAt,
            flowsFrom: baselineAt,
            flowsTo: at,
            seriesFrom: to,
            seriesTo: to,
            addedFrom: null,
            now,
          })
          expect(reach.moved.at(-1)).toBe(baseline.migrated)
          expect(reach.base.at(-1)).toBe(baseline.count - baseline.retired)
          const on = reachedOn(reach, 0.5, from)
          const isThere = (day: number) =>
            reach.base[day]! > 0 && reach.moved[day]! >= servicesFor(0.5, reach.base[day]!)
          const first = [...reach.moved.keys()].find(isThere)
          expect(on).toBe(first === undefined ? null : addDays(from, first))
          expect(finishesOf(company, baselineAt, at).length).toBeGreaterThanOrEqual(
            baseline.migrated > 0 ? 1 : 0,
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('the chance of a step', () => {
  const steady = { weeks: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2] }

  test('below six weeks nothing is said', () => {
    expect(stepChance({ weeks: [3, 3, 3, 3, 3] }, 5, 10)).toBeNull()
  })

  test('about even where the pace just does it, and between 1 and 99 % always', () => {
    expect(stepChance(steady, 25, 12)).toBeGreaterThan(0.4)
    expect(stepChance(steady, 25, 12)).toBeLessThan(0.6)
    expect(stepChance(steady, 1, 12)).toBe(0.99)
    expect(stepChance(steady, 500, 12)).toBe(0.01)
    expect(stepChance(steady, 1, 0)).toBe(0.01)
  })

  test('moves in clumps say less than an even pace', () => {
    const clumped = { weeks: [0, 0, 12, 0, 0, 0, 0, 12, 0, 0, 0, 0] }
    expect(stepChance(clumped, 15, 12)!).toBeLessThan(stepChance(steady, 15, 12)!)
  })

  test('law: more services never have a better chance, more time and a lighter rest never a worse one', () => {
    const weeks = fc.array(fc.nat(5), { minLength: 6, maxLength: 12 })
    fc.assert(
      fc.property(
        weeks,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 40 }),
        (own, needed, left) => {
          const chance = stepChance({ weeks: own }, needed, left)!
          expect(chance).toBeGreaterThanOrEqual(0.01)
          expect(chance).toBeLessThanOrEqual(0.99)
          expect(stepChance({ weeks: own }, needed + 1, left)!).toBeLessThanOrEqual(chance + 1e-9)
          expect(stepChance({ weeks: own }, needed, left + 4)!).toBeGreaterThanOrEqual(chance - 1e-9)
          expect(stepChance({ weeks: own }, needed, left, 1.5)!).toBeGreaterThanOrEqual(chance - 1e-9)
        },
      ),
    )
  })
})

describe('the next step', () => {
  const ground = { moved: 7, base: 17, left: 10, mix: 1, on: '2026-03-02' }

  test('is what the own pace rather likely does, never more than is left', () => {
    const step = nextStep({ weeks: [1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0] }, ground)!
    expect(step.chance).toBeGreaterThanOrEqual(0.6)
    expect(step.services).toBeGreaterThan(2)
    expect(servicesFor(step.share, 17)).toBe(7 + step.services)
    expect(nextStep({ weeks: Array(12).fill(9) }, ground)!.services).toBe(10)
  })

  test('is one service where nothing moved, with its small chance said; none where nothing is left or known', () => {
    expect(nextStep({ weeks: Array(12).fill(0) }, ground)).toMatchObject({ services: 1, weeks: 26 })
    expect(nextStep({ weeks: Array(12).fill(1) }, { ...ground, left: 0 })).toBeNull()
    expect(nextStep({ weeks: [1, 1] }, ground)).toBeNull()
  })

  test('law: a share for a number of services needs exactly so many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), fc.nat(), (base, some) => {
        const services = 1 + (some % base)
        expect(servicesFor(shareFor(services, base), base)).toBe(services)
      }),
    )
  })

  test('a missed step is offered in two, the second with what was asked', () => {
    expect(splitStep(0.8, { moved: 10, base: 20, on: '2026-03-02' })).toEqual([
      { share: 0.65, dueOn: '2026-04-13' },
      { share: 0.8, dueOn: '2026-05-25' },
    ])
    expect(splitStep(0.55, { moved: 10, base: 20, on: '2026-03-02' })).toBeNull()
  })

  test('is smaller where what remains usually takes longer', () => {
    const usual = { overall: 4, byArchetype: new Map([['hard', 10]]) }
    expect(mixOf(usual, ['easy'], ['hard'])).toBe(0.5)
    expect(mixOf(usual, ['easy'], ['easy'])).toBe(1)
    expect(mixOf(usual, [], ['hard'])).toBe(1)
  })
})
