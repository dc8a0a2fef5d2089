import { civilDateOf, epochDayOf } from './civil-date.ts'
import { dayMs } from './durations.ts'

const formatMonth = (year: number, month: number) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`

/** The UTC calendar month an instant falls in, `YYYY-MM`. */
export function monthOf(at: number): string {
  const { year, month } = civilDateOf(Math.floor(at / dayMs))
  return formatMonth(year, month)
}

/** The first instant of a month `YYYY-MM`, epoch ms. */
export function startOfMonth(month: string): number {
  return epochDayOf({ year: Number(month.slice(0, 4)), month: Number(month.slice(5, 7)), day: 1 }) * dayMs
}

/** The month after. */
export function nextMonth(month: string): string {
  const year = Number(month.slice(0, 4))
  const number = Number(month.slice(5, 7))
  return number === 12 ? formatMonth(year + 1, 1) : formatMonth(year, number + 1)
}

/** Months from one to another, both included; empty when `to` is before `from`. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = from; month <= to; month = nextMonth(month)) months.push(month)
  return months
}
