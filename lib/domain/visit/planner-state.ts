import { weekOfDay } from '../time/iso-week.ts'
import type { PlanGround, PlannedVisit } from './plan-ground.ts'
import { awayDays } from './travel.ts'
import type { RoadEngineer } from './visit.ts'
import { weekdaysBetween } from './working-days.ts'

/** Who has which days left, as a plan grows. */
export type PlannerState = {
  engineers: readonly RoadEngineer[]
  canGo(engineer: RoadEngineer, office: string, fromOn: string, toOn: string): boolean
  /** Days they are booked from the first day of the plan on. */
  bookedDays(engineer: RoadEngineer): number
  take(visit: PlannedVisit): void
}

/** What engineers may still do beside the visits booked; the same rules as `conflictsOf`, day by day. */
export function plannerState(
  ground: PlanGround,
  booked: readonly PlannedVisit[],
  fromOn: string,
): PlannerState {
  const engineers = [...ground.engineers].sort((a, b) => (a.id < b.id ? -1 : 1))
  const taken = new Map(engineers.map(({ id }) => [id, new Set<string>()]))
  const absent = new Map(
    engineers.map(({ id }) => [
      id,
      new Set(
        ground.absences
          .filter(absence => absence.engineer === id)
          .flatMap(absence => weekdaysBetween(absence.fromOn, absence.toOn)),
      ),
    ]),
  )
  const spans = new Map<string, AwaySpan>()
  const spanFor = (engineer: RoadEngineer, office: string, from: string, to: string): AwaySpan => {
    const tenths = ground.travelTenths(engineer.homeOffice, office)
    const key = `${from} ${to} ${Math.round(tenths / 10)}`
    const known = spans.get(key)
    if (known !== undefined) return known
    const days = awayDays(from, to, tenths)
    const span = { days, perWeek: countsOf(days) }
    spans.set(key, span)
    return span
  }
  const takenPerWeek = new Map(engineers.map(({ id }) => [id, new Map<string, number>()]))
  const ahead = new Map(engineers.map(({ id }) => [id, 0]))
  const take = (visit: PlannedVisit): void => {
    for (const engineer of engineers) {
      if (!visit.engineers.includes(engineer.id)) continue
      const own = taken.get(engineer.id)!
      for (const day of spanFor(engineer, visit.office, visit.fromOn, visit.toOn).days) own.add(day)
      takenPerWeek.set(engineer.id, countsOf(own))
      ahead.set(engineer.id, [...own].filter(day => day >= fromOn).length)
    }
  }
  for (const visit of booked) take(visit)
  return {
    engineers,
    take,
    bookedDays: ({ id }) => ahead.get(id)!,
    canGo(engineer, office, from, to) {
      const { days, perWeek } = spanFor(engineer, office, from, to)
      if (days.length === 0 || days.length > engineer.longestTripDays || days[0]! < engineer.fromOn)
        return false
      if (engineer.untilOn !== null && days.at(-1)! > engineer.untilOn) return false
      const own = taken.get(engineer.id)!
      const away = absent.get(engineer.id)!
      if (days.some(day => own.has(day) || away.has(day))) return false
      const used = takenPerWeek.get(engineer.id)!
      for (const [week, count] of perWeek)
        if (count + (used.get(week) ?? 0) > engineer.daysPerWeek) return false
      return true
    },
  }
}

/** Days away for a visit, and how many of them lie in each week. */
type AwaySpan = { days: readonly string[]; perWeek: ReadonlyMap<string, number> }

function countsOf(days: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const day of days) counts.set(weekOfDay(day), (counts.get(weekOfDay(day)) ?? 0) + 1)
  return counts
}
