import { civilDateOf, epochDayOf } from './civil-date.ts'
import { formatDay, requireDay } from './day.ts'
import { dayMs } from './durations.ts'

// A week is named by its Monday, `YYYY-MM-DD`; `YYYY-Www` is how it is shown and sent. All in UTC.

/** 1970-01-01 was a Thursday: epoch day 4 is the first Monday. */
const firstMonday = 4
const mondayOf = (epochDay: number) => Math.floor((epochDay - firstMonday) / 7) * 7 + firstMonday

/** Monday of the ISO week an instant falls in. */
export const weekOf = (at: number): string => formatDay(mondayOf(Math.floor(at / dayMs)))

/** Monday of the ISO week a day falls in. */
export const weekOfDay = (day: string): string => formatDay(mondayOf(requireDay(day)))

/** Monday 00:00 UTC at which a week begins, epoch ms. */
export const startOfWeek = (week: string): number => mondayOf(requireDay(week)) * dayMs

/** The first instant after a week: the Monday 00:00 UTC of the next. */
export const endOfWeek = (week: string): number => startOfWeek(week) + 7 * dayMs

/** The week a number of weeks later (earlier when negative). */
export const addWeeks = (week: string, count: number): string =>
  formatDay(mondayOf(requireDay(week)) + 7 * count)

export const nextWeek = (week: string): string => addWeeks(week, 1)
export const previousWeek = (week: string): string => addWeeks(week, -1)

/** Mondays from one week to another, both included; empty when `to` is before `from`. */
export function weeksBetween(from: string, to: string): string[] {
  const first = mondayOf(requireDay(from))
  const count = (mondayOf(requireDay(to)) - first) / 7 + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => formatDay(first + 7 * index))
}

/** `YYYY-Www` of a week named by its Monday: the year is that of its Thursday (ISO 8601). */
export function formatWeek(week: string): string {
  const monday = mondayOf(requireDay(week))
  const { year } = civilDateOf(monday + 3)
  const firstWeek = mondayOf(epochDayOf({ year, month: 1, day: 4 }))
  return `${String(year).padStart(4, '0')}-W${String((monday - firstWeek) / 7 + 1).padStart(2, '0')}`
}

/** Monday of `YYYY-Www`, or null when the text is no ISO week (2026-W54). */
export function decodeWeek(text: string): string | null {
  const match = /^([0-9]{4})-W([0-9]{2})$/.exec(text)
  if (match === null) return null
  const firstWeek = mondayOf(epochDayOf({ year: Number(match[1]), month: 1, day: 4 }))
  const week = formatDay(firstWeek + 7 * (Number(match[2]) - 1))
  return formatWeek(week) === text ? week : null
}
