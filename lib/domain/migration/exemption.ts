import { dayMs } from '../time/durations.ts'

/** A mark on a service in any state: in scope and excused until an instant, never counted as done (definitions.md 1). */
export type Exemption = { service: string; fromAt: number; untilAt: number | null }

export const isExempt = (exemption: Exemption, at: number): boolean =>
  exemption.fromAt <= at && (exemption.untilAt === null || at < exemption.untilAt)

export type ExemptCounts = { count: number; expiringIn30Days: number }

/** How many of `services` are exempt at an instant, and of how many the last exemption in force ends within 30 days. */
export function exemptCounts(
  exemptions: readonly Exemption[],
  services: ReadonlySet<string>,
  at: number,
): ExemptCounts {
  const untilByService = new Map<string, number>()
  for (const exemption of exemptions) {
    if (!services.has(exemption.service) || !isExempt(exemption, at)) continue
    const until = exemption.untilAt ?? Number.POSITIVE_INFINITY
    untilByService.set(exemption.service, Math.max(until, untilByService.get(exemption.service) ?? until))
  }
  const untils = [...untilByService.values()]
  return { count: untils.length, expiringIn30Days: untils.filter(until => until <= at + 30 * dayMs).length }
}
