import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockerWorths, byWorth, type WaitingService } from './blocker-worth.ts'
import { isMovable } from './held-by.ts'

const ids = ['b0', 'b1', 'b2', 'b3', 'b4']
const fleet = fc
  .array(
    fc.record({
      team: fc.constantFrom('keel', 'mast', 'tide', null),
      isExempt: fc.boolean(),
      cores: fc.option(fc.integer({ min: 1, max: 40 })),
      blockers: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
    }),
    { maxLength: 30 },
  )
  .map(list =>
    list.map(
      (one, index): WaitingService => ({
        ...one,
        service: `s${String(index).padStart(2, '0')}`,
        blockers: one.blockers.map(id => ({ id })),
      }),
    ),
  )
const without = (left: readonly WaitingService[], ended: string): WaitingService[] =>
  left.map(one => ({ ...one, blockers: one.blockers.filter(({ id }) => id !== ended) }))
const movable = (left: readonly WaitingService[]): string[] =>
  left
    .filter(isMovable)
    .map(({ service }) => service)
    .sort()
const heldTeams = (left: readonly WaitingService[]) =>
  new Set(left.flatMap(one => (one.isExempt || one.blockers.length === 0 ? [] : [one.team])))

describe('what the end of a blocker is worth', () => {
  test('worked check 1: last blocker, others needed, excused', () => {
    const left: WaitingService[] = [
      { service: 'a', team: 'keel', cores: 4, isExempt: false, blockers: [{ id: 'volumes' }] },
      { service: 'b', team: 'keel', cores: null, isExempt: false, blockers: [{ id: 'volumes' }] },
      {
        service: 'c',
        team: 'mast',
        cores: 2,
        isExempt: false,
        blockers: [{ id: 'volumes' }, { id: 'review' }],
      },
      { service: 'd', team: 'mast', cores: 9, isExempt: true, blockers: [{ id: 'volumes' }] },
      { service: 'e', team: 'tide', cores: 9, isExempt: false, blockers: [] },
    ]
    expect(blockerWorths(left).get('volumes')).toEqual({
      freed: ['a', 'b'],
      needsOthers: ['c'],
      exempt: ['d'],
      cores: 4,
      unsampled: 1,
      teams: ['keel'],
    })
    expect(blockerWorths(left).get('review')).toMatchObject({
      freed: [],
      needsOthers: ['c'],
      cores: null,
      teams: [],
    })
  })

  test('freed, needing others and excused are what it holds, each once', () => {
    fc.assert(
      fc.property(fleet, left => {
        const worths = blockerWorths(left)
        for (const id of ids) {
          const held = left.filter(({ blockers }) => blockers.some(one => one.id === id))
          const { freed = [], needsOthers = [], exempt = [] } = worths.get(id) ?? {}
          expect([...freed, ...needsOthers, ...exempt].sort()).toEqual(held.map(({ service }) => service))
        }
      }),
    )
  })

  test('its end makes exactly the services it frees movable', () => {
    fc.assert(
      fc.property(fleet, fc.constantFrom(...ids), (left, ended) => {
        const before = new Set(movable(left))
        const after = movable(without(left, ended)).filter(service => !before.has(service))
        expect(after).toEqual(blockerWorths(left).get(ended)?.freed ?? [])
      }),
    )
  })

  test('its end frees exactly the teams named: nothing of theirs is held any more', () => {
    fc.assert(
      fc.property(fleet, fc.constantFrom(...ids), (left, ended) => {
        const after = heldTeams(without(left, ended))
        const freed = [...heldTeams(left)].filter(team => team !== null && !after.has(team)).sort()
        expect(blockerWorths(left).get(ended)?.teams ?? []).toEqual(freed)
      }),
    )
  })

  test('ended in any order, all of them free the same services, each once', () => {
    fc.assert(
      fc.property(fleet, fc.shuffledSubarray(ids, { minLength: ids.length }), (left, order) => {
        const freed: string[] = []
        let now = left
        for (const id of order) {
          freed.push(...(blockerWorths(now).get(id)?.freed ?? []))
          now = without(now, id)
        }
        const held = left.filter(one => !one.isExempt && one.blockers.length > 0)
        expect(freed.sort()).toEqual(held.map(({ service }) => service))
      }),
    )
  })

  test('the end of another one never takes away from what it frees', () => {
    fc.assert(
      fc.property(fleet, fc.constantFrom(...ids), fc.constantFrom(...ids), (left, one, other) => {
        fc.pre(one !== other)
        const before = blockerWorths(left).get(one)?.freed ?? []
        const after = blockerWorths(without(left, other)).get(one)?.freed ?? []
        expect(after).toEqual(expect.arrayContaining(before))
      }),
    )
  })

  test('one that holds everything another holds alone ranks no lower', () => {
    const worth = (freed: string[], teams: string[] = [], cores: number | null = null) => ({
      freed,
      needsOthers: [],
      exempt: [],
      cores,
      unsampled: 0,
      teams,
    })
    const rank = (list: Parameters<typeof byWorth>[0][]) => list.sort(byWorth).map(({ id }) => id)
    expect(
      rank([
        { id: 'young', sinceOn: '2026-05-01', worth: worth(['a']) },
        { id: 'old', sinceOn: '2026-01-01', worth: worth(['a']) },
        { id: 'two', sinceOn: '2026-05-01', worth: worth(['a', 'b']) },
        { id: 'team', sinceOn: '2026-05-01', worth: worth(['a'], ['keel']) },
        { id: 'cores', sinceOn: '2026-05-01', worth: worth(['a'], [], 8) },
      ]),
    ).toEqual(['two', 'team', 'cores', 'old', 'young'])
  })
})
