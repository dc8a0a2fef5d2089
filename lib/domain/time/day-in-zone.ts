import { dayOf } from './day.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The day an instant falls on in a time zone (`Europe/Warsaw`; null: UTC). UTC where the zone is not known. */
export function dayInZone(at: number, timeZone: string | null): string {
  if (timeZone === null) return dayOf(at)
  const known = formats.get(timeZone)
  if (known !== undefined) return known.format(at)
  try {
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    formats.set(timeZone, format)
    return format.format(at)
  } catch {
    return dayOf(at)
  }
}
