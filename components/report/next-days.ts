import { addDays, requireDay } from '#lib/domain/time/day.ts'
import { formatMonth } from '#lib/format/date.ts'

export type NextChoice = 'week' | 'month' | 'later' | 'unknown'

const friday = 4
const fewDays = 3

/** The last day of the month a day lies in. */
function monthEnd(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const first = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return addDays(first, -1)
}

/** What "this week", "this month" and "next month" mean on a day. A month with hardly a day left is not offered: the next two are. */
export function nextDays(today: string): Record<Exclude<NextChoice, 'unknown'>, string> {
  const weekday = (((requireDay(today) + 3) % 7) + 7) % 7
  const week = addDays(today, weekday <= friday ? friday - weekday : 7 + friday - weekday)
  const own = monthEnd(today)
  const month = requireDay(own) - requireDay(today) < fewDays ? monthEnd(addDays(own, 1)) : own
  return { week, month, later: monthEnd(addDays(month, 1)) }
}

/** "July". */
export const monthName = (day: string): string => formatMonth(day.slice(0, 7))
