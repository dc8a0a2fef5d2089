import { addWeeks, weekOfDay } from '../time/iso-week.ts'

/** Mondays of a number of weeks from the week of a day on. */
export const planWeeks = (fromOn: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addWeeks(weekOfDay(fromOn), index))
