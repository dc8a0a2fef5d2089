import Holidays from 'date-holidays'
import type { IsHoliday } from '#lib/domain/time/working-day.ts'
import type { World } from './world/world.ts'

/** A day an office does not work on, and why. `on` is `YYYY-MM-DD`. */
export type Holiday = { on: string; name: string }

const calendars = new Map<string, Holidays>()
const years = new Map<string, readonly Holiday[]>()

/** Public holidays of a country (ISO 3166 code) in a year, in English where they have such a name. None where it is unknown. */
export function publicHolidays(country: string, year: number): readonly Holiday[] {
  const key = `${country} ${year}`
  const known = years.get(key)
  if (known !== undefined) return known
  const calendar = calendars.get(country) ?? new Holidays(country, { languages: 'en' })
  calendars.set(country, calendar)
  const found = calendar
    .getHolidays(year, 'en')
    .filter(({ type }) => type === 'public')
    .map(({ date, name }) => ({ on: date.slice(0, 10), name }))
  years.set(key, found)
  return found
}

/** What of a world says when offices work. */
export type OfficeDays = {
  catalog: Pick<World['catalog'], 'offices'>
  records: Pick<World['records'], 'officeClosures'>
}

/** Why an office does not work on a day: a public holiday of its country, or a closure; null: it does, as far as we know. */
export function closedBecause(world: OfficeDays, office: string, day: string): string | null {
  const closure = world.records.officeClosures.find(
    row => row.office === office && row.fromOn <= day && day <= row.toOn,
  )
  if (closure !== undefined) return closure.title
  const country = world.catalog.offices.find(({ id }) => id === office)?.country ?? null
  if (country === null) return null
  return publicHolidays(country, Number(day.slice(0, 4))).find(({ on }) => on === day)?.name ?? null
}

/** The same as a question for lib/domain; null: of nobody's office, who has no holidays. */
export const holidaysOf =
  (world: World, office: string | null): IsHoliday =>
  day =>
    office !== null && closedBecause(world, office, day) !== null
