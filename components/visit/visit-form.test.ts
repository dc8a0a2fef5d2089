import { describe, expect, test } from 'vitest'
import type { VisitsAnswer } from '#lib/read/answers/visits-answer.ts'
import { draftOf, type Wanted, withDays, withItemMoved } from './visit-form.ts'

const nothing: Wanted = { change: 'new', trip: null, place: null, on: null, who: null }
const visits = {
  asOf: '2026-06-13',
  offices: [
    { id: 'leeds', name: 'Leeds', left: 3 },
    { id: 'krakow', name: 'Kraków', left: 104 },
  ],
  visits: [
    {
      id: 'v1',
      office: 'leeds',
      officeName: 'Leeds',
      from: '2026-06-22',
      to: '2026-06-25',
      kind: 'help',
      engineers: [{ id: 'ilse' }, { id: 'piotr' }],
      agenda: [
        { on: '2026-06-22', team: 'halyard', teamName: 'Halyard', task: 'Probes' },
        { on: '2026-06-24', team: 'gantry', teamName: 'Gantry', task: 'Unstick three' },
      ],
    },
  ],
} as unknown as VisitsAnswer

describe('what the form of a visit begins with', () => {
  test('an empty one goes to the office with most left, from the next working day', () => {
    expect(draftOf(nothing, visits, [])!.input).toMatchObject({
      office: 'krakow',
      from: '2026-06-15',
      to: '2026-06-16',
      engineers: [],
    })
    expect(
      draftOf({ ...nothing, place: 'leeds', on: '2026-07-01', who: 'noor' }, visits, [])!.input,
    ).toMatchObject({ office: 'leeds', from: '2026-07-01', to: '2026-07-02', engineers: ['noor'] })
  })

  test('a visit let go of on another day of another person has both, and its agenda goes along', () => {
    const { input, isNew, before } = draftOf(
      { ...nothing, change: 'v1', on: '2026-06-24', who: 'ilse>noor' },
      visits,
      [],
    )!
    expect(isNew).toBe(false)
    expect(before).toMatchObject({ from: '2026-06-22', to: '2026-06-25' })
    expect(input).toMatchObject({ from: '2026-06-24', to: '2026-06-29', engineers: ['piotr', 'noor'] })
    expect(input.agenda.map(({ on, team }) => `${on} ${team}`)).toEqual([
      '2026-06-24 halyard',
      '2026-06-26 gantry',
    ])
  })

  test('there is none of a visit that is not among those shown', () => {
    expect(draftOf({ ...nothing, change: 'gone' }, visits, [])).toBeNull()
  })
})

describe('typing in it', () => {
  const { input } = draftOf({ ...nothing, change: 'v1' }, visits, [])!

  test('other days take the agenda along; while they end before they begin it waits', () => {
    expect(withDays(input, { from: '2026-06-29', to: '2026-06-30' }).agenda.map(({ on }) => on)).toEqual([
      '2026-06-29',
      '2026-06-30',
    ])
    expect(withDays(input, { from: '2026-06-29', to: '2026-06-25' }).agenda).toEqual(input.agenda)
  })

  test('a team earlier takes the day of the one it changes places with', () => {
    expect(withItemMoved(input, 1, -1).agenda.map(({ on, team }) => `${on} ${team}`)).toEqual([
      '2026-06-22 gantry',
      '2026-06-24 halyard',
    ])
    expect(withItemMoved(input, 0, -1)).toBe(input)
  })
})
