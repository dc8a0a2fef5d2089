import { epochDayOf, isCivilDate } from './civil-date.ts'
import { dayMs, hourMs, minuteMs, secondMs } from './durations.ts'

const form =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))$/

/**
 * Epoch ms of an RFC 3339 `date-time`, or null when the text is not one. Digits below the millisecond are cut off.
 * The calendar and the clock are checked; a leap second (`:60`) and `24:00` are refused, because no epoch
 * millisecond stands for them and silently moving an instant would change a fact.
 */
export function decodeInstant(text: string): number | null {
  const match = form.exec(text)
  if (match === null) return null
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  const hour = Number(match[4])
  const minute = Number(match[5])
  const second = Number(match[6])
  if (!isCivilDate(date) || hour > 23 || minute > 59 || second > 59) return null
  const offsetHour = Number(match[9] ?? 0)
  const offsetMinute = Number(match[10] ?? 0)
  if (offsetHour > 23 || offsetMinute > 59) return null
  const offset = (offsetHour * hourMs + offsetMinute * minuteMs) * (match[8] === '-' ? -1 : 1)
  const milliseconds = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'))
  const local =
    epochDayOf(date) * dayMs + hour * hourMs + minute * minuteMs + second * secondMs + milliseconds
  return local - offset
}
