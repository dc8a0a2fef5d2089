import { dayMs, hourMs, secondMs } from '#lib/domain/time/durations.ts'
import type { Dice } from './dice.ts'
import { demoOffices } from './words.ts'

/** Epoch day 4 was a Monday. */
const weekdayOf = (at: number) => (((Math.floor(at / dayMs) - 4) % 7) + 7) % 7

const aheadOf = new Map<string, number>(demoOffices.map(office => [office.id, office.hoursAheadOfUtc]))

/** An instant in the working hours of an office, on that day or the next working one (UTC days, no summer time). */
export function workingInstant(at: number, office: string, dice: Dice): number {
  const weekday = weekdayOf(at)
  const midnight = Math.floor(at / dayMs) * dayMs + (weekday > 4 ? 7 - weekday : 0) * dayMs
  const localHour = dice.between(9, 16.5)
  const hour = (localHour - (aheadOf.get(office) ?? 0) + 24) % 24
  return midnight + Math.floor((hour * hourMs) / secondMs) * secondMs
}
