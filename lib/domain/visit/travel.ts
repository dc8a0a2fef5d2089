import { addWeekdays, weekdaysBetween } from './working-days.ts'

/** Days there and back between two offices, in tenths of a working day, either way round. */
export type TravelTime = { fromOffice: string; toOffice: string; tenthDays: number }
export type OfficePlace = { id: string; country: string | null }

const sameCountryTenths = 10
const abroadTenths = 20

/**
 * Tenths of working days lost on the way there and back. As recorded, the newest record of a pair first; without one:
 * the own office 0, the same country 1 day, elsewhere 2 days.
 */
export function travelTenths(
  from: string,
  to: string,
  offices: readonly OfficePlace[],
  recorded: readonly TravelTime[],
): number {
  const known = recorded.findLast(
    row =>
      (row.fromOffice === from && row.toOffice === to) || (row.fromOffice === to && row.toOffice === from),
  )
  if (known !== undefined) return known.tenthDays
  if (from === to) return 0
  const countryOf = (id: string) => offices.find(office => office.id === id)?.country ?? null
  const country = countryOf(from)
  return country !== null && country === countryOf(to) ? sameCountryTenths : abroadTenths
}

/**
 * The days somebody is away for a visit: travel in whole days, rounded, the odd one before it; weekends are not travelled on.
 * 1 day: there on the day before, back in the evening of the last day. 2 days: one before, one after.
 */
export function awaySpan(fromOn: string, toOn: string, tenthDays: number): { fromOn: string; toOn: string } {
  const days = Math.round(tenthDays / 10)
  const before = Math.ceil(days / 2)
  return { fromOn: addWeekdays(fromOn, -before), toOn: addWeekdays(toOn, days - before) }
}

/** Monday to Friday of that span. */
export function awayDays(fromOn: string, toOn: string, tenthDays: number): string[] {
  const span = awaySpan(fromOn, toOn, tenthDays)
  return weekdaysBetween(span.fromOn, span.toOn)
}
