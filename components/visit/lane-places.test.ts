import { describe, expect, test } from 'vitest'
import type { LaneEntry } from './lane-entries.ts'
import { placesOf } from './lane-places.ts'

const axis = { firstMonday: '2026-06-08', weeks: 4 }
const entry = (name: string, from: string, to = from, changes: Partial<LaneEntry> = {}): LaneEntry => ({
  key: name,
  look: 'booked',
  visit: name,
  trip: null,
  office: name,
  name,
  from,
  to,
  awayFrom: from,
  awayTo: to,
  clashes: [],
  ...changes,
})

describe('names on lanes', () => {
  test('stand in the bar where they fit, else behind it and the days on the way', () => {
    const { places, count } = placesOf(axis, [
      entry('Leeds', '2026-06-08', '2026-06-11'),
      entry('Rotterdam', '2026-06-17', '2026-06-18', { awayFrom: '2026-06-16', awayTo: '2026-06-19' }),
    ])
    expect(places).toMatchObject([
      { name: 'in', row: 0 },
      { name: 'after', row: 0, there: { from: 7, to: 9 }, away: { from: 6, to: 10 } },
    ])
    expect(count).toBe(1)
  })

  test('before it where the lanes end', () => {
    expect(placesOf(axis, [entry('Rotterdam', '2026-07-02', '2026-07-03')]).places[0]).toMatchObject({
      name: 'before',
      hasRoom: false,
    })
  })

  test('no name lies over the next entry: that takes a row of its own', () => {
    const { places, count } = placesOf(axis, [
      entry('Leeds', '2026-06-08'),
      entry('leave', '2026-06-10', '2026-06-12', { look: 'away' }),
      entry('Austin', '2026-06-16'),
    ])
    expect(places.map(({ row }) => row)).toEqual([0, 1, 0])
    expect(count).toBe(2)
  })

  test('words about a clash need what is free behind it', () => {
    const clash = entry('Leeds', '2026-06-08', '2026-06-11', { look: 'clash' })
    expect(placesOf(axis, [clash]).places[0]!.hasRoom).toBe(true)
    expect(placesOf(axis, [clash, entry('Austin', '2026-06-15', '2026-06-18')]).places[0]!.hasRoom).toBe(
      false,
    )
  })
})
