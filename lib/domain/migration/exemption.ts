import { mergeSpans } from '../placement/merge-spans.ts'
import type { Span } from '../placement/placement.ts'
import { addDays, formatDay, requireDay, startOfDay } from '../time/day.ts'
import { dayMs } from '../time/durations.ts'

/** A mark on a service in any state: in scope and excused until an instant, never counted as done (definitions.md 1). */
export type Exemption = { service: string; fromAt: number; untilAt: number | null }

export const isExempt = (exemption: Exemption, at: number): boolean =>
  exemption.fromAt <= at && (exemption.untilAt === null || at < exemption.untilAt)

/** The last instant of a service's exemptions in force at an instant, so that its day is the last one excused; null: not exempt. */
export function exemptUntil(exemptions: readonly Exemption[], service: string, at: number): number | null {
  let last: number | null = null
  for (const exemption of exemptions)
    if (exemption.service === service && isExempt(exemption, at) && exemption.untilAt !== null)
      last = Math.max(last ?? 0, exemption.untilAt - 1)
  return last
}

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

/** An exemption as it was recorded: whole days, both included. Ended early at `withdrawnAt`, it counted until then. */
export type ExemptionRecord = {
  serviceId: string
  migration: string
  fromOn: string
  untilOn: string
  withdrawnAt: number | null
}

/** When a recorded exemption is over: at the start of the day after its last, or when somebody ended it before. */
export const exemptionEnd = ({ untilOn, withdrawnAt }: ExemptionRecord): number =>
  Math.min(startOfDay(addDays(untilOn, 1)), withdrawnAt ?? Number.POSITIVE_INFINITY)

/** The exemptions of one migration, those ended early among them; one ended before it began never was. */
export const exemptionsOf = (records: readonly ExemptionRecord[], migration: string): Exemption[] =>
  records
    .filter(record => record.migration === migration)
    .map(record => ({
      service: record.serviceId,
      fromAt: startOfDay(record.fromOn),
      untilAt: exemptionEnd(record),
    }))
    .filter(({ fromAt, untilAt }) => fromAt < untilAt)

export type ExemptDay = { on: string; count: number }

/**
 * How many services were and will be exempt at the end of each day, both days included: an exemption of a service that
 * is out of scope then excuses nothing. `scopes`: when each service counts.
 */
export function exemptByDay(
  exemptions: readonly Exemption[],
  scopes: ReadonlyMap<string, readonly Span[]>,
  from: string,
  to: string,
): ExemptDay[] {
  const first = requireDay(from)
  const length = Math.max(0, requireDay(to) - first + 1)
  const changes = new Int32Array(length + 1)
  const index = (day: number) => Math.min(Math.max(day - first, 0), length)
  for (const [service, own] of Map.groupBy(exemptions, exemption => exemption.service)) {
    const excused = mergeSpans(own.map(({ fromAt, untilAt }) => ({ fromAt, toAt: untilAt })))
    for (const span of excused)
      for (const scope of scopes.get(service) ?? []) {
        const fromAt = Math.max(span.fromAt, scope.fromAt)
        const toAt = Math.min(span.toAt ?? Number.POSITIVE_INFINITY, scope.toAt ?? Number.POSITIVE_INFINITY)
        // The end of a day D is its last millisecond: D counts while that lies in [fromAt, toAt).
        const firstDay = Math.floor(fromAt / dayMs)
        const endDay = Math.ceil((toAt - dayMs + 1) / dayMs)
        if (fromAt >= toAt || firstDay >= endDay) continue
        changes[index(firstDay)]! += 1
        changes[index(endDay)]! -= 1
      }
  }
  let count = 0
  return Array.from({ length }, (_, day) => {
    count += changes[day]!
    return { on: formatDay(first + day), count }
  })
}
