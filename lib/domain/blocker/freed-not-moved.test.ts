import { expect, test } from 'vitest'
import { dayMs } from '../time/durations.ts'
import type { Blocker } from './blocker.ts'
import { freedNotMoved } from './freed-not-moved.ts'

const ended = (id: string, day: number, outcome: 'solved' | 'merged', ...services: string[]) => ({
  id,
  end: { outcome, at: day * dayMs, by: 'Ines Anchor', reason: null, mergedInto: null },
  holds: services.map(service => ({ service, sinceAt: 0, recordedBy: 'Ines Anchor' })),
})
const left = (service: string, ...blockers: string[]) => ({
  service,
  isExempt: false,
  blockers: blockers.map(id => ({ id })) as Pick<Blocker, 'id'>[],
})

test('what was freed 30 days ago and is still left stands under the blocker that was its last', () => {
  const blockers = [ended('first', 1, 'solved', 'a', 'b', 'c'), ended('last', 10, 'solved', 'a')]
  const services = [left('a'), left('b'), left('c', 'another')]
  expect(freedNotMoved(blockers, services, 31 * dayMs)).toEqual(new Map([['first', ['b']]]))
  expect(freedNotMoved(blockers, services, 40 * dayMs)).toEqual(
    new Map([
      ['last', ['a']],
      ['first', ['b']],
    ]),
  )
  expect(freedNotMoved(blockers, services, 30 * dayMs)).toEqual(new Map())
})

test('merging frees nothing, and what is excused is not asked for', () => {
  expect(freedNotMoved([ended('m', 1, 'merged', 'a')], [left('a')], 90 * dayMs)).toEqual(new Map())
  const excused = [{ ...left('a'), isExempt: true }]
  expect(freedNotMoved([ended('s', 1, 'solved', 'a')], excused, 90 * dayMs)).toEqual(new Map())
})
