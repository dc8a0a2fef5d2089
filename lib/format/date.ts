import { formatWeek as formatIsoWeek, weekOfDay } from '#lib/domain/time/iso-week.ts'

// Days, instants, weeks and ages as people read them (ui.md 3): UTC throughout, the year only when it is not this one.

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const longMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

type DayParts = { year: number; month: number; day: number }

/** Parts of a `YYYY-MM-DD`; month 1..12. */
function partsOf(day: string): DayParts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) }
}

/** The day of an instant (epoch ms or RFC 3339) in UTC. */
export function dayOf(at: number | string): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** `12 Jul`, or `12 Jul 2027` when the year is not `thisYear`. */
export function formatDay(day: string, thisYear?: number): string {
  const { year, month, day: date } = partsOf(day)
  const text = `${date} ${months[month - 1]}`
  return year === thisYear ? text : `${text} ${year}`
}

/** `10 March 2026`; without the year when it is `thisYear`. */
export function formatLongDay(day: string, thisYear?: number): string {
  const { year, month, day: date } = partsOf(day)
  const text = `${date} ${longMonths[month - 1]}`
  return year === thisYear ? text : `${text} ${year}`
}

/** `9 June`, without the year: for the line that marks today. */
export function formatDayOfYear(day: string): string {
  const { month, day: date } = partsOf(day)
  return `${date} ${longMonths[month - 1]}`
}

/** `9 Jun 2026, 09:04 UTC`. */
export function formatInstant(at: number | string, thisYear?: number): string {
  const text = new Date(at).toISOString()
  return `${formatDay(text.slice(0, 10), thisYear)}, ${text.slice(11, 16)} UTC`
}

/** `2026-W23` -> `W23`, with the year when it is not `thisYear`. */
export function formatWeek(week: string, thisYear?: number): string {
  const year = Number(week.slice(0, 4))
  return thisYear === undefined || year === thisYear ? week.slice(5) : `${year} ${week.slice(5)}`
}

/** `2026-05` -> `May`, `May 2026` with the year. */
export function formatMonth(month: string, withYear = false): string {
  const { year, month: index } = partsOf(`${month}-01`)
  return withYear ? `${longMonths[index - 1]} ${year}` : (longMonths[index - 1] ?? '')
}

/** `2026-05` -> `May`; three letters. */
export function formatShortMonth(month: string): string {
  return months[Number(month.slice(5, 7)) - 1] ?? ''
}

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const dayMs = 24 * hour

/** An age in its largest unit, two when under a day: `19 days`, `2 h 52 min`, `12 s`. */
export function formatAge(ms: number): string {
  const age = Math.max(0, ms)
  if (age >= dayMs) {
    const days = Math.floor(age / dayMs)
    return `${days.toLocaleString('en')} ${days === 1 ? 'day' : 'days'}`
  }
  if (age >= hour) {
    const minutes = Math.floor((age % hour) / minute)
    return minutes ? `${Math.floor(age / hour)} h ${minutes} min` : `${Math.floor(age / hour)} h`
  }
  return age >= minute ? `${Math.floor(age / minute)} min` : `${Math.floor(age / second)} s`
}

/** The ISO week (`2026-W23`) a `YYYY-MM-DD` lies in. */
export function isoWeekOf(day: string): string {
  return formatIsoWeek(weekOfDay(day))
}

/** A stretch of weeks: `W12–W23`; years only where the two differ. */
export function formatWeekRange(fromDay: string, toDay: string): string {
  const from = isoWeekOf(fromDay)
  const to = isoWeekOf(toDay)
  if (from.slice(0, 4) === to.slice(0, 4)) return `${from.slice(5)}–${to.slice(5)}`
  return `${from.slice(0, 4)} ${from.slice(5)}–${to.slice(0, 4)} ${to.slice(5)}`
}

/** `day` plus a number of days. */
export function shiftDay(day: string, days: number): string {
  return dayOf(Date.parse(`${day}T00:00:00Z`) + days * dayMs)
}
