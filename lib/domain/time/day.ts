import { civilDateOf, epochDayOf, isCivilDate } from './civil-date.ts'
import { dayMs } from './durations.ts'

const form = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/

/** `YYYY-MM-DD` of a number of days since 1970-01-01. */
export function formatDay(epochDay: number): string {
  const { year, month, day } = civilDateOf(epochDay)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Days since 1970-01-01 of `YYYY-MM-DD`, or null when the text is no day of the calendar. */
export function decodeDay(text: string): number | null {
  const match = form.exec(text)
  if (match === null) return null
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  return isCivilDate(date) ? epochDayOf(date) : null
}

/** Days since 1970-01-01 of a day already checked. Throws a RangeError for anything else. */
export function requireDay(day: string): number {
  const epochDay = decodeDay(day)
  if (epochDay === null) throw new RangeError(`not a day: ${day}`)
  return epochDay
}

/** The UTC day an instant falls on. */
export const dayOf = (at: number): string => formatDay(Math.floor(at / dayMs))

/** Midnight UTC at which a day begins, epoch ms. */
export const startOfDay = (day: string): number => requireDay(day) * dayMs

/** The last millisecond of a day in UTC. */
export const endOfDay = (day: string): number => requireDay(day) * dayMs + dayMs - 1

/** The day a number of days later (earlier when negative). */
export const addDays = (day: string, count: number): string => formatDay(requireDay(day) + count)

/** Days from one day to another, both included; empty when `to` is before `from`. */
export function daysBetween(from: string, to: string): string[] {
  const first = requireDay(from)
  return Array.from({ length: Math.max(0, requireDay(to) - first + 1) }, (_, index) =>
    formatDay(first + index),
  )
}
