import { createLoader, parseAsArrayOf, parseAsString } from 'nuqs/server'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { addWeeks, startOfWeek, weekOf, weekOfDay } from '#lib/domain/time/iso-week.ts'

/** The ledger's own part of the address. */
export const ledgerParsers = { source: parseAsArrayOf(parseAsString).withDefault([]) }
export const loadLedgerUrl = createLoader(ledgerParsers)

const fullWeeks = 12

/** The whole weeks a period touches, as first and last day; without one the twelve full weeks before `now`. */
export function ledgerWeeksOf(
  { from, to }: Pick<Filters, 'from' | 'to'>,
  now: number,
): { from: string; to: string } {
  const running = weekOf(now)
  const first = from === null ? addWeeks(to === null ? running : weekOfDay(to), -fullWeeks) : weekOfDay(from)
  const last = to === null ? (from === null ? addWeeks(running, -1) : running) : weekOfDay(to)
  return { from: dayOf(startOfWeek(first)), to: addDays(last, 6) }
}
