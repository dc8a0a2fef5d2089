import type { CpuFigures, Use } from './cpu-figures.ts'
import type { ClusterHour } from './cpu-input.ts'
import { poolFactor } from './pool-factor.ts'

/** Core-seconds that stood behind a cluster's hour; null when it can not be used. */
export const provisionedIn = (hour: ClusterHour): number | null => {
  if (hour.side === 'origin') return hour.held
  const factor = poolFactor(hour.pool)
  return factor === null ? null : hour.held * factor
}

/**
 * Figure 10: used / provisioned core-seconds over the hours that start in [fromAt, toAt), on each side
 * (definitions.md 4 and 7). Hours of a target cluster without a cluster sample, and origin samples without
 * provisioned, are in no sum and counted.
 */
export function utilization(
  hours: readonly ClusterHour[],
  period: { fromAt: number; toAt: number },
): Pick<CpuFigures, 'origin' | 'target' | 'hoursLeftOut'> {
  const origin: Use = { usedCoreSeconds: 0, provisionedCoreSeconds: 0, utilization: null }
  const target: Use = { usedCoreSeconds: 0, provisionedCoreSeconds: 0, utilization: null }
  const hoursLeftOut = { noClusterSample: 0, noProvisioned: 0 }
  for (const hour of hours) {
    if (hour.hourAt < period.fromAt || hour.hourAt >= period.toAt) continue
    if (hour.side === 'origin') hoursLeftOut.noProvisioned += hour.withoutProvisioned
    const provisioned = provisionedIn(hour)
    if (provisioned === null) {
      hoursLeftOut.noClusterSample++
      continue
    }
    const use = hour.side === 'origin' ? origin : target
    use.usedCoreSeconds += hour.used
    use.provisionedCoreSeconds += provisioned
  }
  for (const use of [origin, target])
    if (use.provisionedCoreSeconds > 0) use.utilization = use.usedCoreSeconds / use.provisionedCoreSeconds
  return { origin, target, hoursLeftOut }
}
