import { weekMs } from '../time/durations.ts'

/** Deploys that count in one ISO week; several rows of one week are added. `weekAt`: Monday 00:00 UTC, epoch ms. */
export type DeployWeek = { weekAt: number; deploys: number }

export const rateWeeks = 12

/**
 * Deploys per week over the last full weeks before an instant, at most twelve, none before `firstAt`; weeks without one
 * count as zero. Null where not one full week lies between.
 */
export function ratePerWeek(weeks: readonly DeployWeek[], firstAt: number, at: number): number | null {
  const endAt = mondayBefore(at)
  const beginAt = Math.max(endAt - rateWeeks * weekMs, mondayBefore(firstAt + weekMs - 1))
  const count = Math.round((endAt - beginAt) / weekMs)
  if (count < 1) return null
  let deploys = 0
  for (const week of weeks) if (week.weekAt >= beginAt && week.weekAt < endAt) deploys += week.deploys
  return deploys / count
}

/** 1970-01-05 was a Monday. */
const firstMondayMs = 4 * (weekMs / 7)
const mondayBefore = (at: number): number =>
  Math.floor((at - firstMondayMs) / weekMs) * weekMs + firstMondayMs
