import { endOfDay } from './day.ts'

/** The instant a day stands for: its last millisecond in UTC, or `now` if that is earlier (definitions.md 7, Time). */
export const instantOfDay = (day: string, now: number): number => Math.min(endOfDay(day), now)
