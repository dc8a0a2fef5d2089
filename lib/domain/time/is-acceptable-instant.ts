import { dayMs } from './durations.ts'

const firstYear = 946_684_800_000

/** Whether an event may carry this instant: from the year 2000 to a day ahead of `now` (definitions.md 7, Time). */
export const isAcceptableInstant = (at: number, now: number): boolean => at >= firstYear && at <= now + dayMs
