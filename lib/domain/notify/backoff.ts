import { dayMs, hourMs, minuteMs } from '../time/durations.ts'

const firstMs = minuteMs
const longestMs = 8 * hourMs
const mostAttempts = 18
const longestTryMs = 3 * dayMs
/** What could not be tried for long, because nothing was configured, still gets a fair number of attempts. */
const leastAttempts = 5

/** How long to rest after a failed attempt: doubling from a minute to eight hours, between half of it and all. */
export const restAfter = (attempts: number, random: () => number): number =>
  Math.min(longestMs, firstMs * 2 ** Math.min(Math.max(attempts - 1, 0), 20)) * (0.5 + random() / 2)

/** Whether it is given up after this attempt: 18 of them, or 3 days after it should have gone. */
export const isGivenUp = (attempts: number, sendAfterAt: number, now: number): boolean =>
  attempts >= mostAttempts || (attempts >= leastAttempts && now - sendAfterAt > longestTryMs)
