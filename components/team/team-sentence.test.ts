import { describe, expect, test } from 'vitest'
import { migrationStates } from '#lib/domain/migration/state.ts'
import type { NextItem, TeamNextAnswer } from '#lib/read/answers/team-next-answer.ts'
import { teamSentence } from './team-sentence.ts'

const now = Date.parse('2026-06-09T09:00:00Z')
const states = (given: Record<string, number>) =>
  Object.fromEntries(migrationStates.map(state => [state, given[state] ?? 0])) as Parameters<
    typeof teamSentence
  >[0]['states']
const gangway = {
  id: 'gangway',
  name: 'Gangway',
  services: 17,
  left: 6,
  states: states({ origin_only: 4, both: 2, origin_off: 11 }),
  pace: [],
}
const seatHold = {
  service: 'seat-hold',
  ease: 'ready',
  usual: { medianDays: 9, lowDays: 6, highDays: 15, finished: 14, isOfArchetype: true },
  daysSoFar: null,
  daysLeft: 9,
} as NextItem
const step = {
  due: '2026-06-30',
  share: 0.8,
  needed: 2,
  neededPerWeek: 0.7,
  chance: 0.71,
  leftThen: 4,
  isMissed: false,
}
const next = (changes: Partial<TeamNextAnswer> = {}) => ({
  next: 'seat-hold',
  items: [seatHold],
  step,
  finished: null,
  ...changes,
})
const said = (changes: Partial<TeamNextAnswer> = {}, team = gangway) => {
  const { answer, move, rest } = teamSentence(team, next(changes), now)
  return [answer, move === null ? null : `${move.verb} ${move.service}`, rest].filter(Boolean).join(' ')
}

describe('the heading of a team', () => {
  test('says what is left, what to move next and the chance of the step', () => {
    expect(said()).toBe(
      'Gangway: 6 of 17 services still on Helios, two half-way. Move seat-hold next; services like it took 9 days. Chance of the June step: 71%.',
    )
  })

  test('says that it waits where nothing can be moved', () => {
    const blocked = { ...seatHold, ease: 'blocked' } as NextItem
    expect(said({ next: null, items: [blocked, { ...blocked, service: 'other' }], step: null })).toBe(
      'Gangway: 6 of 17 services still on Helios, two half-way. What is left waits for something that others own.',
    )
  })

  test('a step that was missed is said, and one without enough weeks has no chance', () => {
    expect(said({ step: { ...step, isMissed: true, chance: null } })).toContain(
      'The June step was missed, 2 short.',
    )
    expect(said({ step: { ...step, chance: null } })).not.toContain('step')
  })

  test('nothing left: it turns into history', () => {
    const done = { ...gangway, left: 0, states: states({ origin_off: 17 }) }
    expect(
      said(
        { next: null, items: [], finished: { on: '2026-05-12', due: '2026-06-22', daysBefore: 41 } },
        done,
      ),
    ).toBe('Gangway: nothing left on Helios. Finished 12 May, 41 days before the step.')
  })
})
