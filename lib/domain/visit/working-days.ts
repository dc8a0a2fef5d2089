import { addDays, requireDay } from '../time/day.ts'

/** Monday to Friday, whatever offices have off: the days visits and travel use. */
export const isWeekday = (day: string): boolean => (((requireDay(day) + 3) % 7) + 7) % 7 < 5

/** Monday to Friday of a stretch, both ends included. */
export function weekdaysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWeekday(day)) days.push(day)
  return days
}

/** The day that lies this many weekdays later, earlier where negative; 0: the day itself. */
export function addWeekdays(day: string, count: number): string {
  const step = count < 0 ? -1 : 1
  let found = day
  for (let left = Math.abs(count); left > 0; ) {
    found = addDays(found, step)
    if (isWeekday(found)) left--
  }
  return found
}
