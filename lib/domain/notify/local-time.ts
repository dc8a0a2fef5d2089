import { requireDay } from '../time/day.ts'

/** What a clock on the wall of a zone shows. `weekday`: 1 Monday to 7 Sunday. */
export type LocalTime = { on: string; weekday: number; hour: number; minute: number }

const formats = new Map<string, Intl.DateTimeFormat>()

/** Whether the runtime knows a zone of this name (`Europe/Madrid`). */
export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(zone, made)
  return made
}

/** The local time of an instant (epoch ms) in a zone, summer time included. Throws a RangeError for a zone nobody knows. */
export function localTime(at: number, zone: string): LocalTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const on = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
  return {
    on,
    weekday: weekdayOf(on),
    hour: Number(parts.get('hour')),
    minute: Number(parts.get('minute')),
  }
}

/** 1 Monday to 7 Sunday. 1970-01-01 was a Thursday. */
const weekdayOf = (day: string): number => ((((requireDay(day) + 3) % 7) + 7) % 7) + 1

/** The zone somebody reads in: their own, else that of their office, else UTC. */
export const zoneOf = (own: string | null, office: string | null): string =>
  [own, office].find((zone): zone is string => zone !== null && isTimeZone(zone)) ?? 'UTC'
