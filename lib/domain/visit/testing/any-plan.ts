import { type Random, seededRandom } from '../../statistics/seeded-random.ts'
import { addDays } from '../../time/day.ts'
import type { PlanGround, PlannedVisit } from '../plan-ground.ts'
import type { PlanInput, PlanOffice } from '../plan-visits.ts'
import { planWeeks } from '../plan-weeks.ts'
import type { PlanBlocker, PlanService, TeamStanding } from '../team-standing.ts'
import type { RoadEngineer } from '../visit.ts'

/** A Wednesday: plans begin in the middle of a week too. */
export const planDay = '2026-06-03'
const spanDays = 35

const dice = (random: Random) => {
  const below = (count: number) => Math.floor(random() * count)
  return {
    below,
    is: (share: number) => random() < share,
    pick: <Value>(values: readonly Value[]): Value => values[below(values.length)]!,
    times: <Value>(count: number, make: (index: number) => Value): Value[] =>
      Array.from({ length: count }, (_, index) => make(index)),
    span: (longest: number) => {
      const fromOn = addDays(planDay, below(spanDays) - 5)
      return { fromOn, toOn: addDays(fromOn, below(longest)) }
    },
  }
}
type Dice = ReturnType<typeof dice>

const types = ['knowledge', 'time', 'review', 'platform_gap', 'dependency', 'other']

function anyService(id: string, roll: Dice): PlanService {
  const blocker = (index: number): PlanBlocker => ({
    id: `b${roll.below(6)}-${index}`,
    type: roll.pick(types),
    title: 'Something',
    promisedOn: roll.is(0.4) ? addDays(planDay, roll.below(60) - 10) : null,
  })
  const isBoth = roll.is(0.4)
  return {
    service: id,
    archetype: roll.pick([null, 'jvm', 'node']),
    isExempt: roll.is(0.1),
    isBoth,
    isStuck: isBoth && roll.is(0.4),
    blockers: roll.is(0.4) ? roll.times(1 + roll.below(2), blocker) : [],
  }
}

/** A small road team's weeks, full of what may keep somebody from going: the same seed gives the same plan. */
export function anyPlan(seed: number): PlanInput {
  const roll = dice(seededRandom(seed))
  const officeIds = roll.times(1 + roll.below(4), index => `office${index}`)
  const offices = officeIds.map((office): PlanOffice => {
    const teams = roll.times(roll.below(6), (index): TeamStanding => {
      const team = `${office}-t${index}`
      return {
        team,
        name: team,
        area: roll.pick(['a', 'b', null]),
        office,
        services: roll.times(1 + roll.below(8), at => anyService(`${team}-s${at}`, roll)),
        pace: roll.is(0.3) ? roll.below(4) : 0,
        askedDays: roll.is(0.2) ? roll.below(40) : null,
      }
    })
    return { office, teams, weeksSinceVisit: roll.pick([null, roll.below(40)]) }
  })
  const teams = offices.flatMap(one => one.teams)
  const engineers = roll.times(1 + roll.below(4), (index): RoadEngineer => {
    const isShort = roll.is(0.2)
    return {
      id: `e${index}`,
      name: `Engineer ${index}`,
      homeOffice: roll.pick(officeIds),
      skills: roll.pick([[], ['review'], ['jvm', 'knowledge']]),
      daysPerWeek: 1 + roll.below(5),
      longestTripDays: 1 + roll.below(7),
      fromOn: isShort ? addDays(planDay, roll.below(15)) : '2026-01-01',
      untilOn: roll.is(0.2) ? addDays(planDay, 10 + roll.below(20)) : null,
    }
  })
  const closures = roll.times(roll.below(6), () => ({ office: roll.pick(officeIds), ...roll.span(4) }))
  const travel = new Map<string, number>(
    officeIds.flatMap(from => officeIds.map(to => [`${from} ${to}`, roll.below(45)] as [string, number])),
  )
  const ground: PlanGround = {
    engineers,
    absences: roll.times(roll.below(4), () => ({
      engineer: roll.pick(engineers).id,
      kind: 'leave',
      ...roll.span(8),
    })),
    freezes: roll.times(roll.below(3), () => ({
      title: 'Freeze',
      ...roll.span(6),
      ...roll.pick([
        { area: null, team: null },
        { area: 'a', team: null },
        { area: null, team: teams[0]?.team ?? 'nobody' },
      ]),
    })),
    closedBecause: (office, day) =>
      closures.some(row => row.office === office && row.fromOn <= day && day <= row.toOn) ? 'Closed' : null,
    travelTenths: (from, to) => (from === to ? 0 : travel.get([from, to].sort().join(' '))!),
    teamOf: id => {
      const team = teams.find(one => one.team === id)
      return team === undefined ? null : { ...team, id }
    },
    officeName: office => office,
  }
  const booked = roll.times(roll.below(4), (index): PlannedVisit => {
    const office = roll.pick(offices)
    const days = roll.span(4)
    return {
      id: `v${index}`,
      office: office.office,
      ...days,
      engineers: [roll.pick(engineers).id],
      agenda:
        roll.is(0.5) && office.teams.length > 0
          ? [{ on: days.fromOn, team: roll.pick(office.teams).team, task: 'x' }]
          : [],
    }
  })
  return {
    offices,
    ground,
    booked,
    todayOn: planDay,
    fromOn: planDay,
    weeks: planWeeks(planDay, 2 + roll.below(3)),
    people: 1 + roll.below(3),
    moveShare: 0.05 + 0.9 * roll.below(10) * 0.1,
  }
}
