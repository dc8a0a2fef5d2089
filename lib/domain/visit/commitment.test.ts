import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Blocker } from '../blocker/blocker.ts'
import type { StateRun } from '../migration/state-run.ts'
import { dayOf, startOfDay } from '../time/day.ts'
import { dayMs } from '../time/durations.ts'
import { type Commitment, type CommitmentRecord, foldCommitments } from './commitment.ts'
import { commitmentStanding } from './commitment-standing.ts'

const day = (text: string) => startOfDay(text)
const record = (id: string, changes: Partial<CommitmentRecord> = {}): CommitmentRecord => ({
  id,
  recordedAt: day('2026-03-02'),
  recordedBy: 'Ilse Forestay',
  reason: null,
  withdrawnAt: null,
  withdrawnBy: null,
  withdrawnReason: null,
  visit: 'v',
  migration: 'm',
  team: 'gantry',
  kind: 'leave_origin',
  serviceId: 'berth-plan',
  blocker: null,
  promise: 'berth-plan off Helios',
  owner: 'Gantry',
  dueOn: '2026-03-30',
  replaces: null,
  ...changes,
})
const runs = (...states: [StateRun['state'], string][]): StateRun[] =>
  states.map(([state, from], index) => ({
    state,
    fromAt: day(from),
    toAt: states[index + 1] === undefined ? null : day(states[index + 1]![1]),
  }))
const promised = (changes: Partial<CommitmentRecord> = {}): Commitment =>
  foldCommitments([record('a', changes)], Number.MAX_SAFE_INTEGER)[0]!
const standing = (commitment: Commitment, facts: StateRun[], at: string) =>
  commitmentStanding(commitment, { facts, blocker: null, soakMs: 7 * dayMs }, day(at))

describe('promises', () => {
  test('a moved day keeps the old one, and the promise its id', () => {
    const moved = record('b', {
      replaces: 'a',
      recordedAt: day('2026-03-20'),
      dueOn: '2026-04-30',
      reason: 'The freeze.',
    })
    const [one] = foldCommitments([moved, record('a')], day('2026-04-01'))
    expect(one).toMatchObject({ id: 'a', dueOn: '2026-04-30' })
    expect(one!.days.map(({ dueOn, reason }) => [dueOn, reason])).toEqual([
      ['2026-03-30', null],
      ['2026-04-30', 'The freeze.'],
    ])
    expect(foldCommitments([record('a'), moved], day('2026-03-10'))[0]!.dueOn).toBe('2026-03-30')
  })

  test('one taken back stays in the list, and stood before that', () => {
    const back = record('a', { withdrawnAt: day('2026-03-09'), withdrawnBy: 'Noor Halyard' })
    expect(foldCommitments([back], day('2026-03-08'))[0]!.withdrawn).toBeNull()
    expect(foldCommitments([back], day('2026-03-09'))[0]!.withdrawn).toMatchObject({ by: 'Noor Halyard' })
  })
})

describe('promises close by evidence alone', () => {
  const left = runs(['origin_only', '2026-01-01'], ['both', '2026-03-10'], ['target_only', '2026-04-01'])

  test('leaving counts from the day it left, once the soak time is over', () => {
    expect(standing(promised(), left, '2026-03-31')).toMatchObject({ standing: 'open', overdueDays: 1 })
    expect(standing(promised(), left, '2026-04-01')).toMatchObject({
      standing: 'kept',
      keptAt: day('2026-03-25'),
      evidenceAt: day('2026-04-01'),
      isLate: false,
      overdueDays: null,
    })
  })

  test('starting is kept by the first day on both, and stays kept when it moves on', () => {
    const start = promised({ kind: 'start' })
    for (const at of ['2026-03-10', '2026-05-01'])
      expect(standing(start, left, at)).toMatchObject({ standing: 'kept', keptAt: day('2026-03-10') })
  })

  test('what went back opens it again, and says since when', () => {
    const back = [
      ...left.slice(0, 2),
      ...runs(['target_only', '2026-04-01'], ['back_on_origin', '2026-04-20']),
    ]
    expect(standing(promised(), back, '2026-04-21')).toMatchObject({
      standing: 'open',
      keptAt: null,
      undoneAt: day('2026-04-20'),
      overdueDays: 22,
    })
  })

  test('idle and gone after it was done is kept', () => {
    const idle = [...left.slice(0, 2), ...runs(['target_only', '2026-04-01'], ['idle', '2026-09-01'])]
    expect(standing(promised(), idle, '2026-10-01').standing).toBe('kept')
  })

  test('switching off takes more than leaving', () => {
    expect(standing(promised({ kind: 'switch_off' }), left, '2026-05-01').standing).toBe('open')
  })

  test('a blocker is solved when it is closed as solved, not when it turned out to be none', () => {
    const solve = promised({ kind: 'solve_blocker', serviceId: null, blocker: 'x' })
    const ended = (outcome: 'solved' | 'dropped') =>
      ({ end: { outcome, at: day('2026-04-02'), by: 'x', reason: null, mergedInto: null } }) as Blocker
    const of = (blocker: Blocker | null) =>
      commitmentStanding(solve, { facts: [], blocker, soakMs: 0 }, day('2026-04-03'))
    expect(of(ended('solved'))).toMatchObject({ standing: 'kept', isLate: true })
    expect(of(ended('dropped')).standing).toBe('open')
    expect(of(null).standing).toBe('open')
  })

  test('nothing but facts up to the instant decides: later ones change nothing', () => {
    const states = fc.constantFrom(
      'origin_only',
      'both',
      'target_only',
      'origin_off',
      'back_on_origin',
      'idle',
    )
    const any = fc.array(fc.tuple(states, fc.integer({ min: 1, max: 40 })), { maxLength: 8 })
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 200 }), (drawn, after) => {
        let at = day('2026-01-01')
        const facts = drawn.map(([state, days]): StateRun => {
          const fromAt = at
          at += days * dayMs
          return { state: state as StateRun['state'], fromAt, toAt: at }
        })
        const now = day('2026-01-01') + after * dayMs
        const known = facts.filter(({ fromAt }) => fromAt <= now)
        const of = (runsThen: StateRun[]) => standing(promised(), runsThen, dayOf(now))
        expect(of(facts)).toEqual(of(known))
        expect(of(facts).keptAt !== null).toBe(of(facts).standing === 'kept')
      }),
    )
  })
})
