import { weekOfDay } from '../time/iso-week.ts'
import type { Conflict } from './conflict.ts'
import { countWords, dayWords, listWords, spanWords } from './day-words.ts'
import { officeConflicts } from './office-conflicts.ts'
import type { PlanGround, PlannedVisit } from './plan-ground.ts'
import { awayDays, awaySpan } from './travel.ts'
import type { RoadEngineer } from './visit.ts'

type Trip = { visit: PlannedVisit; days: string[] }

/**
 * Everything that cannot be as it is among visits that are not cancelled, in words that name both entries: the one checker
 * of proposals, of acts and of the page. In the order of the visits' first day, then id; `about`: only what this visit is
 * part of.
 */
export function conflictsOf(
  visits: readonly PlannedVisit[],
  ground: PlanGround,
  about: string | null = null,
): Conflict[] {
  const ordered = [...visits].sort((a, b) => compare(a.fromOn, b.fromOn) || compare(a.id, b.id))
  const engineers = new Map(ground.engineers.map(engineer => [engineer.id, engineer]))
  const found = ordered
    .filter(({ id }) => about === null || id === about)
    .flatMap(visit => officeConflicts(visit, ground))
  const ids = [...new Set(ordered.flatMap(visit => visit.engineers))].sort(compare)
  for (const id of ids) {
    const own = ordered.filter(visit => visit.engineers.includes(id))
    if (about !== null && !own.some(visit => visit.id === about)) continue
    const engineer = engineers.get(id)
    if (engineer === undefined) found.push(...own.map(visit => unknownEngineer(visit, id, ground)))
    else found.push(...engineerConflicts(engineer, own, ground, about))
  }
  return about === null ? found : found.filter(({ visit, other }) => visit === about || other === about)
}

const unknownEngineer = (visit: PlannedVisit, id: string, ground: PlanGround): Conflict => ({
  code: 'not_there',
  text: `${id} goes to ${nameOf(visit, ground)} and is not of the road team`,
  visit: visit.id,
  other: null,
  engineer: id,
  fromOn: visit.fromOn,
  toOn: visit.toOn,
})

function engineerConflicts(
  engineer: RoadEngineer,
  visits: readonly PlannedVisit[],
  ground: PlanGround,
  about: string | null,
): Conflict[] {
  const { id, name } = engineer
  const trips = visits.map((visit): Trip => {
    const tenths = ground.travelTenths(engineer.homeOffice, visit.office)
    return { visit, days: awayDays(visit.fromOn, visit.toOn, tenths) }
  })
  const found: Conflict[] = []
  const add = (
    code: Conflict['code'],
    text: string,
    visit: PlannedVisit,
    on: { fromOn: string; toOn: string },
    other: string | null = null,
  ) => found.push({ code, text, visit: visit.id, other, engineer: id, fromOn: on.fromOn, toOn: on.toOn })

  for (const [index, { visit, days }] of trips.entries()) {
    const place = nameOf(visit, ground)
    const span = { fromOn: days[0] ?? visit.fromOn, toOn: days.at(-1) ?? visit.toOn }
    for (const later of trips.slice(index + 1)) {
      const shared = later.days.filter(day => days.includes(day))
      if (shared.length === 0) continue
      const isSite = later.visit.fromOn <= visit.toOn && visit.fromOn <= later.visit.toOn
      const travel = isSite ? '' : `, with the travel on ${spanWords(shared[0]!, shared.at(-1)!)}`
      const text = `${name} is booked twice: ${place} and ${nameOf(later.visit, ground)}${travel}`
      const on = { fromOn: shared[0]!, toOn: shared.at(-1)! }
      // The one asked about is named first by those who look for it.
      if (later.visit.id === about) add('booked_twice', text, later.visit, on, visit.id)
      else add('booked_twice', text, visit, on, later.visit.id)
    }
    for (const absence of ground.absences) {
      if (absence.engineer !== id) continue
      const away = days.filter(day => absence.fromOn <= day && day <= absence.toOn)
      if (away.length === 0) continue
      const text = `${name} is away (${absence.kind}, ${spanWords(absence.fromOn, absence.toOn)}) and goes to ${place}${isOnSite(away, visit) ? '' : ', with the travel'}`
      add('away', text, visit, { fromOn: away[0]!, toOn: away.at(-1)! })
    }
    if (span.fromOn < engineer.fromOn)
      add(
        'not_there',
        `${name} goes to ${place} and travels from ${dayWords(engineer.fromOn)} on`,
        visit,
        span,
      )
    if (engineer.untilOn !== null && span.toOn > engineer.untilOn)
      add(
        'not_there',
        `${name} goes to ${place} and travels until ${dayWords(engineer.untilOn)}`,
        visit,
        span,
      )
    if (days.length > engineer.longestTripDays)
      add(
        'too_long',
        `${name} would be away ${countWords(days.length, 'working day')} for ${place}, travel included, and stays away ${engineer.longestTripDays} at most`,
        visit,
        span,
      )
  }
  const weeks = Map.groupBy(
    trips.flatMap(trip => trip.days.map(day => ({ trip, day, week: weekOfDay(day) }))),
    ({ week }) => week,
  )
  for (const week of [...weeks.keys()].sort(compare)) {
    const rows = weeks.get(week)!
    const days = [...new Set(rows.map(({ day }) => day))].sort(compare)
    const own = [...new Set(rows.map(({ trip }) => trip.visit))]
    // One trip that is too long for a week of theirs is said once per week; several are named together.
    if (days.length <= engineer.daysPerWeek) continue
    const last = own.find(visit => visit.id === about) ?? own.at(-1)!
    const text = `${name} would be away ${countWords(days.length, 'day')} in the week of ${dayWords(week)} and travels ${engineer.daysPerWeek} at most: ${listWords(own.map(visit => nameOf(visit, ground)))}`
    const other = own.find(visit => visit.id !== last.id)?.id ?? null
    add('too_many_days', text, last, { fromOn: days[0]!, toOn: days.at(-1)! }, other)
  }
  return found
}

const isOnSite = (days: readonly string[], visit: PlannedVisit): boolean =>
  days.some(day => visit.fromOn <= day && day <= visit.toOn)

const nameOf = ({ office, fromOn, toOn }: PlannedVisit, ground: PlanGround): string =>
  `${ground.officeName(office)} ${spanWords(fromOn, toOn)}`

/** The span of a visit for one engineer, with travel. */
export const spanOf = (visit: PlannedVisit, engineer: RoadEngineer, ground: PlanGround) =>
  awaySpan(visit.fromOn, visit.toOn, ground.travelTenths(engineer.homeOffice, visit.office))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
