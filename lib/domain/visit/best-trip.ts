import { addDays } from '../time/day.ts'
import { freezeOn, type PlanGround } from './plan-ground.ts'
import type { PlannerState } from './planner-state.ts'
import { scoreVisit, type TeamWorth, type VisitScore, worthiest } from './score-visit.ts'
import { awaySpan } from './travel.ts'
import type { RoadEngineer } from './visit.ts'
import { weekdaysBetween } from './working-days.ts'

/** Longer at one office and there is nobody left to meet. */
export const mostDaysOnSite = 4

/** An office as a plan stands: who of it is still to be met. */
export type OfficeAhead = {
  office: string
  worths: readonly TeamWorth[]
  weeksSinceVisit: number | null
}

export type Trip = VisitScore & {
  office: string
  /** Monday of its week. */
  week: string
  fromOn: string
  toOn: string
  days: string[]
  engineers: RoadEngineer[]
  travelDays: number
  met: TeamWorth[]
  /** Fewer can go than there are teams to meet for: frees more per travel day only because the others cannot. */
  isShortHanded: boolean
}

/** Why an office cannot be visited in a week, or the best visit of it. */
export type WeekOutcome =
  | { trip: Trip; why: null; openDays: number }
  | { trip: null; why: string; openDays: number }

export type TripLimits = {
  people: number
  /** No day of a visit before this one. */
  earliestOn: string
  /** Nobody leaves before this one. */
  todayOn: string
}

/**
 * The visit to an office in a week that frees most per travel day: every run of days it is open, every length up to four days,
 * each with those who can go. A person meets one team a day. Where fewer can go than wanted does not count as better for it:
 * one at home frees more per travel day than two. Ties: the earlier, then the longer one.
 */
export function bestTrip(
  ahead: OfficeAhead,
  week: string,
  ground: PlanGround,
  state: PlannerState,
  limits: TripLimits,
): WeekOutcome {
  const { office } = ahead
  const workdays = weekdaysBetween(week, addDays(week, 4)).filter(day => day >= limits.earliestOn)
  if (workdays.length === 0) return { trip: null, why: 'the week is over', openDays: 0 }
  const closed: string[] = []
  const open = workdays.filter(day => {
    const why = ground.closedBecause(office, day) ?? freezeOn(ground.freezes, day, null)?.title ?? null
    if (why !== null) closed.push(why)
    return why === null
  })
  if (open.length === 0) return { trip: null, why: closed[0]!, openDays: 0 }
  if (worthiest(ahead.worths, 1).length === 0)
    return { trip: null, why: 'nobody is left to meet', openDays: open.length }
  let best: Trip | null = null
  for (const days of runsOf(open, workdays)) {
    const trip = tripOn(ahead, week, days, ground, state, limits)
    if (trip !== null && (best === null || isBetter(trip, best))) best = trip
  }
  if (best !== null) return { trip: best, why: null, openDays: open.length }
  const isFrozen = worthiest(meetable(ahead.worths, open.slice(0, 1), ground), 1).length === 0
  return { trip: null, why: isFrozen ? 'its teams are frozen' : 'nobody is free', openDays: open.length }
}

/** Every run of days without a gap, at most four long. */
function runsOf(open: readonly string[], workdays: readonly string[]): string[][] {
  const runs: string[][] = []
  for (let first = 0; first < open.length; first++)
    for (let length = 1; length <= mostDaysOnSite && first + length <= open.length; length++) {
      const days = open.slice(first, first + length)
      if (workdays.indexOf(days.at(-1)!) !== workdays.indexOf(days[0]!) + length - 1) break
      runs.push(days)
    }
  return runs
}

/** Rounded, so that the order of adding does not decide. */
const rounded = (score: number): number => Math.round(score * 1e9)

const isBetter = (a: Trip, b: Trip): boolean =>
  a.isShortHanded !== b.isShortHanded
    ? b.isShortHanded
    : rounded(a.score) !== rounded(b.score)
      ? a.score > b.score
      : a.fromOn !== b.fromOn
        ? a.fromOn < b.fromOn
        : a.days.length > b.days.length

/** Teams without a freeze on any of the days. */
const meetable = (
  worths: readonly TeamWorth[],
  days: readonly string[],
  { freezes }: PlanGround,
): TeamWorth[] =>
  freezes.length === 0
    ? [...worths]
    : worths.filter(({ team }) =>
        days.every(day => freezeOn(freezes, day, { ...team, id: team.team }) === null),
      )

function tripOn(
  { office, worths, weeksSinceVisit }: OfficeAhead,
  week: string,
  days: string[],
  ground: PlanGround,
  state: PlannerState,
  { people, todayOn }: TripLimits,
): Trip | null {
  const [fromOn, toOn] = [days[0]!, days.at(-1)!]
  const free = state.engineers.filter(
    engineer =>
      state.canGo(engineer, office, fromOn, toOn) &&
      awaySpan(fromOn, toOn, ground.travelTenths(engineer.homeOffice, office)).fromOn >= todayOn,
  )
  if (free.length === 0) return null
  const able = worthiest(meetable(worths, days, ground), people * days.length)
  if (able.length === 0) return null
  const wanted = Math.min(people, Math.ceil(able.length / days.length))
  const engineers = chosen(free, able, office, ground, state).slice(0, wanted)
  const met = able.slice(0, engineers.length * days.length)
  // Days with nobody to meet are no reason to stay.
  if (met.length <= engineers.length * (days.length - 1) && days.length > 1) return null
  const travelDays = engineers.reduce(
    (sum, engineer) => sum + days.length + ground.travelTenths(engineer.homeOffice, office) / 10,
    0,
  )
  return {
    office,
    week,
    fromOn,
    toOn,
    days,
    engineers,
    travelDays,
    met,
    isShortHanded: engineers.length < wanted,
    ...scoreVisit(met, weeksSinceVisit, travelDays),
  }
}

/** Which of somebody's skills the teams have use for. */
export const skillsMet = ({ skills }: RoadEngineer, met: readonly TeamWorth[]): string[] => {
  const wanted = skillsWanted(met)
  return skills.filter(skill => wanted.has(skill))
}

const skillsWanted = (met: readonly TeamWorth[]): Set<string> =>
  new Set(
    met.flatMap(({ team }) =>
      team.services.flatMap(({ archetype, blockers }) => [
        ...(archetype === null ? [] : [archetype]),
        ...blockers.map(({ type }) => type),
      ]),
    ),
  )

/** Skills count up to two days of travel; then who was away less, then the id. */
function chosen(
  free: readonly RoadEngineer[],
  met: readonly TeamWorth[],
  office: string,
  ground: PlanGround,
  state: PlannerState,
): RoadEngineer[] {
  const wanted = skillsWanted(met)
  const rank = new Map(
    free.map(engineer => [
      engineer.id,
      Math.min(2, engineer.skills.filter(skill => wanted.has(skill)).length) -
        ground.travelTenths(engineer.homeOffice, office) / 10,
    ]),
  )
  return [...free].sort(
    (a, b) =>
      rank.get(b.id)! - rank.get(a.id)! ||
      state.bookedDays(a) - state.bookedDays(b) ||
      (a.id < b.id ? -1 : 1),
  )
}
