import { addDays, requireDay } from '#lib/domain/time/day.ts'
import { addWeeks, weekOfDay } from '#lib/domain/time/iso-week.ts'

// Lanes show working weeks: Monday to Friday. A place on them is a number of working days since the first Monday.

export const daysOfWeek = 5

/** 0: Monday. */
const weekdayOf = (day: string): number => (requireDay(day) - requireDay(weekOfDay(day))) % 7

/** Working days from the first Monday to the beginning of a day; a weekend begins where its Friday ended. */
export function placeOf(firstMonday: string, day: string): number {
  const weeks = (requireDay(weekOfDay(day)) - requireDay(firstMonday)) / 7
  return weeks * daysOfWeek + Math.min(daysOfWeek, weekdayOf(day))
}

/** The working day at a place. */
export function dayAtPlace(firstMonday: string, place: number): string {
  const week = Math.floor(place / daysOfWeek)
  return addDays(addWeeks(firstMonday, week), place - week * daysOfWeek)
}

/** Where a stretch of days (both included) is drawn, in working days and cut to the lanes; null: outside of them. */
export function spanOf(
  axis: { firstMonday: string; weeks: number },
  fromOn: string,
  toOn: string,
): { from: number; to: number } | null {
  const from = Math.max(0, placeOf(axis.firstMonday, fromOn))
  const to = Math.min(axis.weeks * daysOfWeek, placeOf(axis.firstMonday, addDays(toOn, 1)))
  return to > from ? { from, to } : null
}

/** A stretch of days moved by working days, as many of them long as before; begins and ends on working days. */
export function shiftStretch(
  { fromOn, toOn }: { fromOn: string; toOn: string },
  days: number,
): { fromOn: string; toOn: string } {
  const first = weekOfDay(fromOn)
  const from = placeOf(first, fromOn)
  const length = Math.max(1, placeOf(first, addDays(toOn, 1)) - from)
  return { fromOn: dayAtPlace(first, from + days), toOn: dayAtPlace(first, from + days + length - 1) }
}

/** The same stretch beginning on another day, as many working days long. */
export function startStretchOn(
  { fromOn, toOn }: { fromOn: string; toOn: string },
  startOn: string,
): { fromOn: string; toOn: string } {
  const first = weekOfDay(fromOn)
  const length = Math.max(1, placeOf(first, addDays(toOn, 1)) - placeOf(first, fromOn))
  const place = placeOf(first, startOn)
  return { fromOn: dayAtPlace(first, place), toOn: dayAtPlace(first, place + length - 1) }
}
