import { addDays, requireDay } from './day.ts'

/** Whether an office works on a day: no public holiday of its country, no closure of its own. */
export type IsHoliday = (day: string) => boolean

/** Monday to Friday, and no holiday. */
export const isWorkingDay = (day: string, isHoliday: IsHoliday): boolean => {
  const weekday = (((requireDay(day) + 3) % 7) + 7) % 7
  return weekday < 5 && !isHoliday(day)
}

/** The day that lies this many working days after a day; 0: the day itself. Throws where a year has too few. */
export function addWorkingDays(day: string, count: number, isHoliday: IsHoliday): string {
  let found = 0
  for (let ahead = 0; ahead <= 400; ahead++) {
    const on = addDays(day, ahead)
    if (ahead > 0 && isWorkingDay(on, isHoliday)) found++
    if (found === count) return on
  }
  throw new RangeError(`fewer than ${count} working days in the 400 days after ${day}`)
}
