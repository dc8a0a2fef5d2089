import { dayMs } from '../time/durations.ts'
import { halfLifeDays, staleAfterDays } from './report.ts'

/** How much a report of this age counts: 1 when new, half after every 14 days, nothing once it is older than 28. */
export const reportWeight = (ageMs: number): number =>
  isStaleAge(ageMs) ? 0 : 0.5 ** (Math.max(0, ageMs) / (halfLifeDays * dayMs))

/** Older than 28 days: it says nothing any more, and nothing is green for it. */
export const isStaleAge = (ageMs: number): boolean => ageMs > staleAfterDays * dayMs
