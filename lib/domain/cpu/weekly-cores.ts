import { hourMs, weekMs } from '../time/durations.ts'
import type { CpuFigures } from './cpu-figures.ts'
import type { ClusterHour } from './cpu-input.ts'
import { hourOfWeek } from './hour-of-week-sums.ts'
import { provisionedIn } from './utilization.ts'

type ClusterWeek = { side: ClusterHour['side']; used: number; provisioned: number; hours: number }

/**
 * Mean cores by ISO week: each cluster's mean over the hours that can be used, then added over clusters, so an hour
 * without samples is a gap and not zero. A side without any hour is null.
 */
export function weeklyCores(hours: readonly ClusterHour[]): CpuFigures['weekly'] {
  const weeks = new Map<number, Map<string, ClusterWeek>>()
  for (const hour of hours) {
    const provisioned = provisionedIn(hour)
    if (provisioned === null) continue
    const weekAt = hour.hourAt - hourOfWeek(hour.hourAt) * hourMs
    const clusters = weeks.get(weekAt) ?? new Map<string, ClusterWeek>()
    weeks.set(weekAt, clusters)
    const key = `${hour.side}/${hour.cluster}`
    const week = clusters.get(key) ?? { side: hour.side, used: 0, provisioned: 0, hours: 0 }
    clusters.set(key, week)
    week.used += hour.used
    week.provisioned += provisioned
    week.hours++
  }
  if (weeks.size === 0) return []
  const first = Math.min(...weeks.keys())
  const last = Math.max(...weeks.keys())
  return Array.from({ length: (last - first) / weekMs + 1 }, (_, index) => {
    const weekAt = first + index * weekMs
    const clusters = [...(weeks.get(weekAt)?.values() ?? [])]
    const coresOf = (of: ClusterWeek[], field: 'used' | 'provisioned') =>
      of.length === 0 ? null : of.reduce((sum, week) => sum + week[field] / (week.hours * 3600), 0)
    return {
      weekAt,
      originProvisioned: coresOf(
        clusters.filter(({ side }) => side === 'origin'),
        'provisioned',
      ),
      targetProvisioned: coresOf(
        clusters.filter(({ side }) => side === 'target'),
        'provisioned',
      ),
      used: coresOf(clusters, 'used'),
    }
  })
}
