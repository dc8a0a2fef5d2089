import { monthOf, monthsBetween } from '../time/month.ts'
import type { Timeline } from './timeline.ts'

export type AddedMonth = { month: string; moved: number; born: number }

/**
 * Figure 9: services first ready in production on the target in each calendar month up to an instant, moved and born apart;
 * those that have been in scope at any time by then (a catalogue entry made after the first deploy loses nothing). Months `YYYY-MM` from `fromMonth` on, empty ones included.
 */
export function addedPerMonth(timelines: readonly Timeline[], fromMonth: string, at: number): AddedMonth[] {
  const months = new Map(
    monthsBetween(fromMonth, monthOf(at)).map(month => [month, { month, moved: 0, born: 0 }]),
  )
  for (const { target, scope, isBorn } of timelines) {
    const firstAt = target[0]?.fromAt
    if (firstAt === undefined || firstAt > at || !scope.some(span => span.fromAt <= at)) continue
    const row = months.get(monthOf(firstAt))
    if (row !== undefined) row[isBorn ? 'born' : 'moved'] += 1
  }
  return [...months.values()]
}
