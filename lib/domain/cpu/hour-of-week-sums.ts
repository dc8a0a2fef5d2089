import { hourMs, weekMs } from '../time/durations.ts'
import type { HourOfWeekSum } from './cpu-input.ts'
import { heldCoreSeconds } from './held-core-seconds.ts'

/** One service on one cluster in one hour, samples already split over hours and summed; null = no sample said so. */
export type ServiceHour = {
  cluster: string
  hourAt: number
  used: number | null
  requested: number | null
  provisioned: number | null
  /** Time the samples cover, at most 3,600. */
  seconds: number
}

/** Epoch time began on a Thursday: Monday is four days later. */
const mondayMs = 4 * 24 * hourMs

/** 0 = Monday 00:00 UTC .. 167 = Sunday 23:00. */
export const hourOfWeek = (hourAt: number): number =>
  Math.floor(((((hourAt - mondayMs) % weekMs) + weekMs) % weekMs) / hourMs)

/**
 * Folds a service's hours within one window of figure 11 into sums per hour of the week. `provisionedOf` says what
 * stood behind the hour, or null where that is not known: the hour is then left out, as is one without use.
 */
export function hourOfWeekSums(
  hours: Iterable<ServiceHour>,
  provisionedOf: (hour: ServiceHour) => number | null,
): HourOfWeekSum[] {
  const longest = new Map<number, number>()
  const sums = new Map<number, HourOfWeekSum>()
  for (const hour of hours) {
    const provisioned = provisionedOf(hour)
    if (provisioned === null || hour.used === null) continue
    const place = hourOfWeek(hour.hourAt)
    const sum = sums.get(place) ?? { hourOfWeek: place, used: 0, provisioned: 0, seconds: 0 }
    const known = longest.get(hour.hourAt) ?? 0
    sum.used += hour.used
    sum.provisioned += provisioned
    sum.seconds += Math.max(0, hour.seconds - known)
    longest.set(hour.hourAt, Math.max(known, hour.seconds))
    sums.set(place, sum)
  }
  return [...sums.values()].sort((one, other) => one.hourOfWeek - other.hourOfWeek)
}

/** On the origin: the cores of the hosts given to the service. */
export const originProvisioned = (hour: ServiceHour): number | null => hour.provisioned

/** On the target: max(request, use) x the factor of its pool in that hour. */
export const targetProvisioned =
  (factorOf: (cluster: string, hourAt: number) => number | null) =>
  (hour: ServiceHour): number | null => {
    const factor = factorOf(hour.cluster, hour.hourAt)
    return factor === null ? null : heldCoreSeconds(hour.requested, hour.used) * factor
  }
