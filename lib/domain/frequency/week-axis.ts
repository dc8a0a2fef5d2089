import { dayMs, weekMs } from '../time/durations.ts'
import type { FrequencyInput } from './frequency-input.ts'

/** Full weeks a window has (definitions.md 4, figure 1). */
export const windowWeeks = 12

/** Monday of the first ISO week of epoch time, 1970-01-05. */
const firstMondayAt = 4 * dayMs

/** No history reaches further back (definitions.md 7, Time). */
const earliestAt = 946_684_800_000

/** Consecutive ISO weeks in UTC, by place 0 .. `weekCount` - 1. The last is the last full week at the instant. */
export type WeekAxis = { startAt: number; weekCount: number }

export const mondayBefore = (at: number): number =>
  Math.floor((at - firstMondayAt) / weekMs) * weekMs + firstMondayAt

/**
 * From the first week anything is known of to the last week whose last millisecond is at or before `at`;
 * never shorter than the window.
 */
export function weekAxis(input: FrequencyInput, at: number): WeekAxis {
  const endAt = mondayBefore(at + 1)
  let firstAt = endAt - windowWeeks * weekMs
  for (const service of input.services) {
    for (const { fromAt } of service.notIdle) if (fromAt < firstAt && fromAt >= earliestAt) firstAt = fromAt
    for (const { weekAt } of service.weeks) if (weekAt < firstAt && weekAt >= earliestAt) firstAt = weekAt
  }
  const startAt = mondayBefore(firstAt)
  return { startAt, weekCount: Math.round((endAt - startAt) / weekMs) }
}

/** Monday 00:00 UTC of the week at a place of the axis. */
export const weekAtPlace = (axis: WeekAxis, place: number): number => axis.startAt + place * weekMs

/** Place of the week an instant falls in; may lie outside the axis. */
export const placeOf = (axis: WeekAxis, at: number): number => Math.floor((at - axis.startAt) / weekMs)
