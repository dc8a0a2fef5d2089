import { hourMs, secondMs } from '../time/durations.ts'

/** The part of a sample that falls in one hour; `share` of its core-seconds, 0..1. */
export type HourPart = { hourAt: number; share: number; seconds: number }

/**
 * A sample covers [at, at + seconds) (definitions.md 7, CPU) and may be of any length: its core-seconds are spread
 * evenly over the hours it touches. A sample without length belongs to no hour.
 */
export function splitOverHours(at: number, seconds: number): HourPart[] {
  const endAt = at + seconds * secondMs
  const parts: HourPart[] = []
  for (let hourAt = Math.floor(at / hourMs) * hourMs; hourAt < endAt; hourAt += hourMs) {
    const covered = (Math.min(endAt, hourAt + hourMs) - Math.max(at, hourAt)) / secondMs
    parts.push({ hourAt, share: covered / seconds, seconds: covered })
  }
  return parts
}
