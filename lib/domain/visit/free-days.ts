import { addDays } from '../time/day.ts'
import { weekOfDay } from '../time/iso-week.ts'
import type { PlanGround, PlannedVisit } from './plan-ground.ts'
import { awayDays } from './travel.ts'
import type { RoadEngineer } from './visit.ts'
import { weekdaysBetween } from './working-days.ts'

/** Of one engineer and one week: days they may still travel, those booked (travel included), and weekdays they are absent. */
export type WeekDays = { free: number; booked: number; away: number; capacity: number }

/** What is left of an engineer's weeks after visits and absences, in the order of `weeks` (their Mondays). */
export function freeDaysOf(
  engineer: RoadEngineer,
  weeks: readonly string[],
  visits: readonly PlannedVisit[],
  ground: Pick<PlanGround, 'absences' | 'travelTenths'>,
): WeekDays[] {
  const booked = new Set(
    visits
      .filter(visit => visit.engineers.includes(engineer.id))
      .flatMap(visit =>
        awayDays(visit.fromOn, visit.toOn, ground.travelTenths(engineer.homeOffice, visit.office)),
      ),
  )
  const absences = ground.absences.filter(absence => absence.engineer === engineer.id)
  return weeks.map(week => {
    const days = weekdaysBetween(weekOfDay(week), addDays(weekOfDay(week), 4))
    const there = days.filter(
      day => day >= engineer.fromOn && (engineer.untilOn === null || day <= engineer.untilOn),
    )
    const isAway = (day: string) => absences.some(({ fromOn, toOn }) => fromOn <= day && day <= toOn)
    const away = there.filter(isAway).length
    const taken = days.filter(day => booked.has(day)).length
    const open = there.filter(day => !isAway(day) && !booked.has(day)).length
    const capacity = Math.min(engineer.daysPerWeek, there.length)
    return { free: Math.max(0, Math.min(engineer.daysPerWeek - taken, open)), booked: taken, away, capacity }
  })
}
