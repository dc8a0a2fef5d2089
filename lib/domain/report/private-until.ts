import { dayInZone } from '../time/day-in-zone.ts'
import { addWorkingDays, type IsHoliday } from '../time/working-day.ts'

/** Working days of its office that a team has its words, and what contradicts them, for itself. */
export const privateDays = 2

/** When an office works. */
export type OfficeDays = { timeZone: string | null; isHoliday: IsHoliday }

/** The day from which others see what arose at an instant. */
export const privateUntil = (at: number, { timeZone, isHoliday }: OfficeDays): string =>
  addWorkingDays(dayInZone(at, timeZone), privateDays, isHoliday)

/** Whether what arose at an instant is still the team's alone at another. */
export const isPrivateAt = (aroseAt: number, at: number, office: OfficeDays): boolean =>
  dayInZone(at, office.timeZone) < privateUntil(aroseAt, office)
