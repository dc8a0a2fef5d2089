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
  const daysOf = (engineer: RoadEngineer, office: string, from: string, to: string) =>
    awayDays(from, to, ground.travelTenths(engineer.homeOffice, office))
  const take = (visit: PlannedVisit): void => {
    for (const engineer of engineers)
      if (visit.engineers.includes(engineer.id))
        for (const day of daysOf(engineer, visit.office, visit.fromOn, visit.toOn))
          taken.get(engineer.id)!.add(day)
  }
  for (const visit of booked) take(visit)
  return {
    engineers,
    take,
    bookedDays: ({ id }) => [...taken.get(id)!].filter(day => day >= fromOn).length,
    canGo(engineer, office, from, to) {
      const days = daysOf(engineer, office, from, to)
      if (days.length === 0 || days.length > engineer.longestTripDays || days[0]! < engineer.fromOn)
        return false
      if (engineer.untilOn !== null && days.at(-1)! > engineer.untilOn) return false
      const own = taken.get(engineer.id)!
      const away = absent.get(engineer.id)!
      if (days.some(day => own.has(day) || away.has(day))) return false
      const weeks = new Map<string, number>()
      for (const day of days) weeks.set(weekOfDay(day), (weeks.get(weekOfDay(day)) ?? 0) + 1)
      for (const [week, count] of weeks) {
        let used = count
        for (const day of own) if (weekOfDay(day) === week) used++
        if (used > engineer.daysPerWeek) return false
      }
      return true
    },
  }
}
