import { describe, expect, test } from 'vitest'
import { conflictsOf } from './conflicts-of.ts'
import { freeDaysOf } from './free-days.ts'
import { moveAgenda } from './move-agenda.ts'
import type { PlanGround, PlannedVisit } from './plan-ground.ts'
import { requestQueue } from './request-queue.ts'
import type { RoadEngineer, Visit } from './visit.ts'

const wanjiru: RoadEngineer = {
  id: 'wanjiru',
  name: 'Wanjiru',
  homeOffice: 'nairobi',
  skills: [],
  daysPerWeek: 4,
  longestTripDays: 6,
  fromOn: '2026-01-01',
  untilOn: '2026-12-31',
}
const names: Record<string, string> = { lisbon: 'Lisbon', leeds: 'Leeds', nairobi: 'Nairobi' }
const ground = (changes: Partial<PlanGround> = {}): PlanGround => ({
  engineers: [wanjiru],
  absences: [],
  freezes: [],
  closedBecause: () => null,
  travelTenths: () => 0,
  teamOf: id => ({ id, name: 'Gantry', area: 'booking', office: id === 'gantry' ? 'lisbon' : 'leeds' }),
  officeName: office => names[office] ?? office,
  ...changes,
})
const visit = (
  id: string,
  office: string,
  fromOn: string,
  toOn: string,
  changes: Partial<PlannedVisit> = {},
) => ({
  id,
  office,
  fromOn,
  toOn,
  engineers: ['wanjiru'],
  agenda: [],
  ...changes,
})
const textsOf = (visits: PlannedVisit[], changes: Partial<PlanGround> = {}, about: string | null = null) =>
  conflictsOf(visits, ground(changes), about).map(({ code, text }) => `${code}: ${text}`)

describe('conflicts in words', () => {
  const lisbon = visit('a', 'lisbon', '2026-07-06', '2026-07-09')

  test('somebody booked twice, with both visits named', () => {
    expect(textsOf([lisbon, visit('b', 'leeds', '2026-07-08', '2026-07-09')])).toEqual([
      'booked_twice: Wanjiru is booked twice: Lisbon 6 to 9 July and Leeds 8 to 9 July',
    ])
  })

  test('also by the way home', () => {
    const changes = {
      travelTenths: () => 20,
      engineers: [{ ...wanjiru, daysPerWeek: 5, longestTripDays: 9 }],
    }
    expect(textsOf([lisbon, visit('b', 'leeds', '2026-07-13', '2026-07-14')], changes)).toEqual([
      'booked_twice: Wanjiru is booked twice: Lisbon 6 to 9 July and Leeds 13 to 14 July, with the travel on 10 July',
    ])
  })

  test('an absence, a holiday, a freeze of the company and of a team', () => {
    expect(
      textsOf(
        [
          visit('a', 'lisbon', '2026-07-06', '2026-07-09', {
            agenda: [{ on: '2026-07-07', team: 'gantry', task: 'x' }],
          }),
        ],
        {
          absences: [{ engineer: 'wanjiru', kind: 'leave', fromOn: '2026-07-09', toOn: '2026-07-17' }],
          closedBecause: (_, day) => (day === '2026-07-08' ? 'Town day' : null),
          freezes: [
            { title: 'Peak', fromOn: '2026-07-01', toOn: '2026-07-06', area: null, team: null },
            { title: 'Summer freeze', fromOn: '2026-07-07', toOn: '2026-07-31', area: 'booking', team: null },
          ],
        },
      ),
    ).toEqual([
      'office_closed: Lisbon is closed 8 July (Town day): the visit Lisbon 6 to 9 July',
      'freeze: Peak (1 to 6 July) covers Lisbon 6 to 9 July',
      'freeze: Summer freeze (7 to 31 July) covers Gantry on 7 July, Lisbon 6 to 9 July',
      'away: Wanjiru is away (leave, 9 to 17 July) and goes to Lisbon 6 to 9 July',
    ])
  })

  test('more days of a week than they travel, longer than they stay, and a time in which they are not there', () => {
    expect(textsOf([lisbon, visit('b', 'leeds', '2026-07-10', '2026-07-10')])).toEqual([
      'too_many_days: Wanjiru would be away 5 days in the week of 6 July and travels 4 at most: Lisbon 6 to 9 July and Leeds 10 July',
    ])
    expect(textsOf([visit('a', 'lisbon', '2026-12-28', '2027-01-05')])).toEqual([
      'not_there: Wanjiru goes to Lisbon 28 December to 5 January and travels until 31 December',
      'too_long: Wanjiru would be away 7 working days for Lisbon 28 December to 5 January, travel included, and stays away 6 at most',
      'too_many_days: Wanjiru would be away 5 days in the week of 28 December and travels 4 at most: Lisbon 28 December to 5 January',
    ])
  })

  test('an agenda that leaves the visit, a weekend, somebody unknown', () => {
    expect(
      textsOf([
        visit('a', 'lisbon', '2026-07-11', '2026-07-12', {
          engineers: ['nobody'],
          agenda: [{ on: '2026-07-13', team: 'mast', task: 'x' }],
        }),
      ]),
    ).toEqual([
      'weekend: Lisbon 11 to 12 July has no working day',
      'outside: Gantry is met on 13 July, outside of Lisbon 11 to 12 July',
      'outside: Gantry is met at Lisbon and is at Leeds',
      'not_there: nobody goes to Lisbon 11 to 12 July and is not of the road team',
    ])
  })

  test('of one visit: only what it is part of', () => {
    const visits = [
      lisbon,
      visit('b', 'leeds', '2026-07-08', '2026-07-09'),
      visit('c', 'leeds', '2026-08-03', '2026-08-04'),
    ]
    expect(textsOf(visits, {}, 'c')).toEqual([])
    expect(textsOf(visits, {}, 'b')).toHaveLength(1)
  })
})

test('free days of a week are what somebody travels, less visits and absences', () => {
  const plan = ground({
    absences: [{ engineer: 'wanjiru', kind: 'leave', fromOn: '2026-07-16', toOn: '2026-07-24' }],
  })
  expect(
    freeDaysOf(
      wanjiru,
      ['2026-07-06', '2026-07-13', '2026-07-20'],
      [visit('a', 'lisbon', '2026-07-07', '2026-07-08')],
      plan,
    ),
  ).toEqual([
    { free: 2, booked: 2, away: 0, capacity: 4 },
    { free: 3, booked: 0, away: 2, capacity: 4 },
    { free: 0, booked: 0, away: 5, capacity: 4 },
  ])
})

test('an agenda moves with the days of its visit, and shrinks onto the last', () => {
  const agenda = ['06', '07', '09'].map(day => ({ on: `2026-07-${day}`, team: day, task: 'x' }))
  const before = { fromOn: '2026-07-06', toOn: '2026-07-09' }
  expect(
    moveAgenda(agenda, before, { fromOn: '2026-07-16', toOn: '2026-07-20' }).map(({ on }) => on),
  ).toEqual(['2026-07-16', '2026-07-17', '2026-07-20'])
})

test('a request is answered by the first visit that meets the team after it, and places count those nobody comes to', () => {
  const request = (id: string, team: string, recordedAt: number) => ({
    id,
    team,
    migration: 'm',
    wish: 'day',
    note: null,
    recordedAt,
    recordedBy: 'x',
  })
  const on = (day: string) => Date.parse(`${day}T10:00:00Z`)
  const booked = (id: string, day: string, team: string, isCancelled = false): Visit => ({
    ...visit(id, 'leeds', day, day, { agenda: [{ on: day, team, task: 'x' }] }),
    sequence: 0,
    migration: 'm',
    kind: 'help',
    isCancelled,
    bookedAt: 0,
    changedAt: 0,
    changedBy: 'x',
    reason: null,
  })
  const queue = requestQueue(
    [
      request('1', 'met', on('2026-05-01')),
      request('2', 'waits', on('2026-05-20')),
      request('3', 'planned', on('2026-05-10')),
      request('4', 'called-off', on('2026-05-21')),
      request('5', 'met-before', on('2026-05-22')),
    ],
    [
      booked('a', '2026-05-12', 'met'),
      booked('b', '2026-06-12', 'planned'),
      booked('c', '2026-06-12', 'called-off', true),
      booked('d', '2026-05-12', 'met-before'),
    ],
    '2026-06-01',
  )
  expect(
    queue.map(({ team, place, ageDays, visit: met }) => [team, place, ageDays, met?.id ?? null]),
  ).toEqual([
    ['waits', 1, 12, null],
    ['called-off', 2, 11, null],
    ['met-before', 3, 10, null],
    ['planned', null, 22, 'b'],
  ])
})
