import { dayMs } from '../time/durations.ts'
import { startOfWeek, weekOf } from '../time/iso-week.ts'
import type { Deploy } from './deploy.ts'

/** Deploys of one service that count in rates, per platform and week of their time. */
export type ServiceWeek = {
  platform: string
  /** Monday of the ISO week. */
  weekOn: string
  deployCount: number
  /** Bit n set: a deploy on UTC day Monday + n. */
  deployDays: number
}

/** Weeks with at least one deploy that counts in rates, sorted by week and platform (definitions.md 7, Rates). */
export function serviceWeeks(deploys: readonly Deploy[]): ServiceWeek[] {
  const rows = new Map<string, ServiceWeek>()
  for (const { at, platform, isCountedInRates } of deploys) {
    if (!isCountedInRates) continue
    const weekOn = weekOf(at)
    const key = `${weekOn}\n${platform}`
    const row = rows.get(key) ?? { platform, weekOn, deployCount: 0, deployDays: 0 }
    rows.set(key, row)
    row.deployCount += 1
    row.deployDays |= 1 << Math.floor((at - startOfWeek(weekOn)) / dayMs)
  }
  return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}
