import { addDays } from '#lib/domain/time/day.ts'

const defaultDays = 30

/** The day changes are counted from: as asked for, else 30 days before the day looked at. */
export function sinceOf(since: string | null, asOf: string): string {
  return since !== null && since < asOf ? since : addDays(asOf, -defaultDays)
}
