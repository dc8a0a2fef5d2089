import { describe, expect, test } from 'vitest'
import { addDays } from '../time/day.ts'
import { agendaOf } from './agenda-of.ts'
import { moveShareOf, usualMoveShare } from './move-share.ts'
import type { PlanGround } from './plan-ground.ts'
import { planVisits } from './plan-visits.ts'
import { planWeeks } from './plan-weeks.ts'
import { scoreVisit, teamWorth } from './score-visit.ts'
import type { PlanService, TeamStanding } from './team-standing.ts'
import { withoutBlocker } from './team-standing.ts'
import { awaySpan, travelTenths } from './travel.ts'
import type { RoadEngineer } from './visit.ts'

const blocker = (id: string, type: string, promisedOn: string | null = null) => ({
  id,
  type,
  title: id,
  promisedOn,
})
const services = (count: number, changes: Partial<PlanService> = {}): PlanService[] =>
  Array.from({ length: count }, (_, index) => ({
    service: `s${index}`,
    archetype: 'jvm',
    isExempt: false,
    isBoth: false,
    isStuck: false,
    blockers: [],
    ...changes,
  }))
const team = (name: string, own: PlanService[], changes: Partial<TeamStanding> = {}): TeamStanding => ({
  team: name,
  name,
  area: null,
  office: 'krakow',
  services: own,
  pace: 0,
  askedDays: null,
  ...changes,
})

/** 8 ready, 4 solvable, 2 stuck, 3 behind a platform gap, 1 behind others, 1 excused; asked 14 days ago; moves one by itself. */
const halyard = team(
  'halyard',
  [
    ...services(8),
    ...services(4, { blockers: [blocker('probes', 'knowledge')] }),
    ...services(2, { isBoth: true, isStuck: true }),
    ...services(3, {
      blockers: [blocker('volumes', 'platform_gap', '2026-07-31'), blocker('probes', 'review')],
    }),
    ...services(1, { blockers: [blocker('proxy', 'dependency')] }),
    ...services(1, { isExempt: true }),
  ],
  { askedDays: 14, pace: 1 },
)

describe('the score of a visit', () => {
  test('worked check 1: one team, two days of one person and two of travel; every term by hand', () => {
    const { terms, score, expected } = scoreVisit([teamWorth(halyard, 0.25)], 13, 4)
    // 8 x 0.25; 4 x 0.25 x 0.5; 2 x 0.25 x 1.5; 1 + 14/14; half a year's fifth for 13 of 26 weeks of 2 + 0.5 + 0.75; 3 and 1 x -0.1; -1
    expect(Object.fromEntries(terms.map(term => [term.key, term.services]))).toEqual({
      could_move: 2,
      solve_there: 0.5,
      stuck: 0.75,
      asked: 2,
      not_visited: expect.closeTo(0.325, 12),
      platform_gaps: expect.closeTo(-0.3, 12),
      held_elsewhere: -0.1,
      would_move: -1,
    })
    expect(expected).toBeCloseTo(4.175, 12)
    expect(score).toBeCloseTo(4.175 / 4, 12)
    expect(terms.map(({ words }) => words)).toEqual([
      '8 services nothing holds',
      '4 services held by what is solvable there',
      '2 services on both past the usual time',
      '1 request, the oldest 14 days',
      '13 weeks',
      '3 services',
      '1 service',
      '1 team on their way',
    ])
  })

  test('worked check 2: with the platform gap solved its three services count as solvable', () => {
    const [without] = withoutBlocker([halyard], 'volumes')
    const worth = teamWorth(without!, 0.25)
    expect([worth.solve, worth.gaps]).toEqual([7 * 0.25 * 0.5, -0])
  })

  test('a request never expects more than the team has', () => {
    expect(teamWorth(team('one', services(1), { askedDays: 60 }), 0.25).total).toBe(1)
  })

  test('who asked longest is met first, then who is stuck, then who has most to move', () => {
    const met = [
      team('many', services(9)),
      team('stuck', services(1, { isBoth: true, isStuck: true })),
      team('asked', services(1), { askedDays: 3 }),
      team('long', services(1), { askedDays: 19 }),
    ].map(one => teamWorth(one, 0.25))
    const agenda = agendaOf({
      met,
      days: ['2026-06-22', '2026-06-23'],
      engineers: [{}, {}] as RoadEngineer[],
    })
    expect(agenda).toEqual([
      { on: '2026-06-22', team: 'long', task: 'Move the one nothing holds' },
      { on: '2026-06-22', team: 'asked', task: 'Move the one nothing holds' },
      { on: '2026-06-23', team: 'stuck', task: 'Unstick 1 on both' },
      { on: '2026-06-23', team: 'many', task: 'Move 9 that nothing holds' },
    ])
  })
})

describe('a small plan', () => {
  const engineer = (id: string, homeOffice: string, changes: Partial<RoadEngineer> = {}): RoadEngineer => ({
    id,
    name: id,
    homeOffice,
    skills: [],
    daysPerWeek: 5,
    longestTripDays: 5,
    fromOn: '2026-01-01',
    untilOn: null,
    ...changes,
  })
  const ground = (changes: Partial<PlanGround> = {}): PlanGround => ({
    engineers: [engineer('ilse', 'krakow'), engineer('piotr', 'krakow', { skills: ['knowledge'] })],
    absences: [],
    freezes: [],
    closedBecause: () => null,
    travelTenths: (from, to) => (from === to ? 0 : 20),
    teamOf: id => ({ id, name: id, area: null, office: 'krakow' }),
    officeName: office => office,
    ...changes,
  })
  const plan = (changes: Partial<PlanGround> = {}, weeks = 2) =>
    planVisits({
      offices: [{ office: 'krakow', teams: [halyard], weeksSinceVisit: 13 }],
      ground: ground(changes),
      booked: [],
      todayOn: '2026-06-22',
      fromOn: '2026-06-22',
      weeks: planWeeks('2026-06-22', weeks),
      people: 2,
      moveShare: 0.25,
    })

  test('one team is one day of the one who knows, and going after the gap is solved is said to be better', () => {
    const { trips, ranked } = plan()
    expect(trips).toMatchObject([
      { fromOn: '2026-06-22', toOn: '2026-06-22', travelDays: 1, engineers: [{ id: 'piotr' }] },
    ])
    expect(ranked[0]!.hint).toMatchObject({
      promisedOn: '2026-07-31',
      week: '2026-08-03',
      text: '4.9 once “volumes” is solved, promised for 31 July: go in August, not now',
    })
  })

  test('a holiday, a freeze and an absence move it', () => {
    const { trips } = plan({
      closedBecause: (_, day) => (day === '2026-06-22' ? 'Midsummer' : null),
      freezes: [
        { title: 'Freeze', fromOn: '2026-06-23', toOn: '2026-06-24', area: null, team: null },
        { title: 'Theirs', fromOn: '2026-06-25', toOn: '2026-06-25', area: null, team: 'halyard' },
      ],
      absences: [{ engineer: 'piotr', kind: 'leave', fromOn: '2026-06-26', toOn: '2026-06-26' }],
    })
    expect(trips).toMatchObject([{ fromOn: '2026-06-26', engineers: [{ id: 'ilse' }] }])
  })

  test('a week in which one of two who could go is away is not the better one for it', () => {
    const input = {
      offices: [
        {
          office: 'krakow',
          teams: Array.from({ length: 8 }, (_, index) => team(`team-${index}`, services(8))),
          weeksSinceVisit: 13,
        },
      ],
      ground: ground({
        engineers: [engineer('piotr', 'krakow'), engineer('tadeo', 'lisbon', { longestTripDays: 10 })],
        absences: [{ engineer: 'tadeo', kind: 'leave', fromOn: '2026-06-23', toOn: '2026-07-03' }],
      }),
      booked: [],
      todayOn: '2026-06-12',
      fromOn: '2026-06-15',
      weeks: planWeeks('2026-06-15', 3),
      people: 2,
      moveShare: 0.25,
    }
    const [best] = planVisits(input).ranked
    expect(best!.best).toMatchObject({ fromOn: '2026-06-15', toOn: '2026-06-18', travelDays: 10 })
    expect(best!.best!.engineers.map(({ id }) => id).sort()).toEqual(['piotr', 'tadeo'])
    // Nobody but the one: better than nobody.
    const alone = planVisits({ ...input, weeks: ['2026-06-29'] })
    expect(alone.ranked[0]!.best).toMatchObject({ fromOn: '2026-06-29', engineers: [{ id: 'piotr' }] })
  })

  test('nobody leaves on a day that is over: on a Saturday who travels a day before cannot be there on Monday', () => {
    const input = {
      offices: [{ office: 'krakow', teams: [halyard], weeksSinceVisit: 13 }],
      ground: ground({ engineers: [engineer('tadeo', 'lisbon')] }),
      booked: [],
      fromOn: '2026-06-22',
      weeks: planWeeks('2026-06-22', 1),
      people: 1,
      moveShare: 0.25,
    }
    expect(planVisits({ ...input, todayOn: '2026-06-20' }).trips).toMatchObject([{ fromOn: '2026-06-23' }])
    expect(planVisits({ ...input, todayOn: '2026-06-19' }).trips).toMatchObject([{ fromOn: '2026-06-22' }])
  })

  test('without anybody free the week says so', () => {
    const { ranked, trips, without } = plan({
      absences: ['ilse', 'piotr'].map(engineer => ({
        engineer,
        kind: 'leave',
        fromOn: addDays('2026-06-22', 0),
        toOn: '2026-07-10',
      })),
    })
    expect(trips).toEqual([])
    expect(ranked[0]!.weeks.map(({ outcome }) => outcome.why)).toEqual(['nobody is free', 'nobody is free'])
    expect(without).toEqual([{ office: 'krakow', why: 'nobody is free' }])
  })
})

describe('travel', () => {
  const offices = [
    { id: 'leeds', country: 'GB' },
    { id: 'london', country: 'GB' },
    { id: 'lisbon', country: 'PT' },
    { id: 'nowhere', country: null },
  ]
  test('is nothing at home, a day within a country, two elsewhere, and as recorded where it is', () => {
    const recorded = [
      { fromOffice: 'lisbon', toOffice: 'leeds', tenthDays: 30 },
      { fromOffice: 'leeds', toOffice: 'lisbon', tenthDays: 15 },
    ]
    expect(travelTenths('leeds', 'leeds', offices, [])).toBe(0)
    expect(travelTenths('leeds', 'london', offices, [])).toBe(10)
    expect(travelTenths('leeds', 'nowhere', offices, [])).toBe(20)
    expect(travelTenths('leeds', 'lisbon', offices, recorded)).toBe(15)
  })
  test('takes whole days around a visit, none of a weekend', () => {
    expect(awaySpan('2026-06-22', '2026-06-25', 20)).toEqual({ fromOn: '2026-06-19', toOn: '2026-06-26' })
    expect(awaySpan('2026-06-23', '2026-06-26', 10)).toEqual({ fromOn: '2026-06-22', toOn: '2026-06-26' })
    expect(awaySpan('2026-06-23', '2026-06-26', 4)).toEqual({ fromOn: '2026-06-23', toOn: '2026-06-26' })
  })
})

describe('the share that moves', () => {
  test('is assumed below 5 visits or 30 services, and measured from there', () => {
    const visits = (count: number) => Array.from({ length: count }, () => ({ ready: 10, moved: 4 }))
    expect(moveShareOf(visits(4))).toMatchObject({ ...usualMoveShare, isMeasured: false })
    const measured = moveShareOf([...visits(5), { ready: 0, moved: 0 }])
    expect(measured).toMatchObject({ value: 0.4, isMeasured: true, visits: 5, services: 50 })
    // Wilson for 20 of 50: 0.276 to 0.538.
    expect(measured.low).toBeCloseTo(0.276, 3)
    expect(measured.high).toBeCloseTo(0.538, 3)
  })
})
