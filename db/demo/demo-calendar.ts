import { addDays, dayOf, startOfDay } from '#lib/domain/time/day.ts'
import { dayMs, hourMs, weekMs } from '#lib/domain/time/durations.ts'
import { addWeeks, startOfWeek, weekOfDay } from '#lib/domain/time/iso-week.ts'
import type { CompanyShape } from './company-shape.ts'

/** The company's own count of weeks: 0 is its first full ISO week, `shape.weeks` the week it ends in. */
export type DemoCalendar = {
  /** Monday 00:00 UTC of week 0, epoch ms. */
  startAt: number
  /** `YYYY-MM-DD` of the day the company ends on. */
  endOn: string
  /** The first instant after that day, epoch ms. */
  endAt: number
  weeks: number
  mondayAt(week: number): number
  weekOf(at: number): number
  /** Day of the baseline: the first of the month its week lies in. */
  baselineOn: string
}

export function demoCalendar(shape: CompanyShape, endOn: string): DemoCalendar {
  const startAt = startOfWeek(addWeeks(weekOfDay(endOn), -shape.weeks))
  const mondayAt = (week: number) => startAt + week * weekMs
  return {
    startAt,
    endOn,
    endAt: startOfDay(addDays(endOn, 1)),
    weeks: shape.weeks,
    mondayAt,
    weekOf: at => Math.floor((at - startAt) / weekMs),
    baselineOn: `${dayOf(mondayAt(shape.baselineWeek)).slice(0, 7)}-01`,
  }
}

/** How much of an ordinary week is worked around the turn of the year: 1 for most weeks. */
export function yearEndFactor(mondayAt: number): number {
  const middle = dayOf(mondayAt + 3 * dayMs).slice(5)
  if (middle >= '12-24' || middle <= '01-02') return 0.55
  return middle >= '12-17' || middle <= '01-07' ? 0.85 : 1
}

/** The hour of the week in which every service's CPU is measured: Tuesday 13:00 UTC. */
export const measuredHour = dayMs + 13 * hourMs
