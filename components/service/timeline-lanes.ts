import { dayMs } from '#lib/domain/time/durations.ts'
import type { ServiceAnswer } from '#lib/read/answers/service-answer.ts'

export type TimelineSpan = { key: string; from: number; to: number }
export type PresenceLane = {
  cluster: string
  platform: string
  placed: TimelineSpan[]
  ready: TimelineSpan[]
}

export const periods = { '3 months': 92, '6 months': 184, '1 year': 366, all: null } as const
export type Period = keyof typeof periods

/** The shortest stretch, from six months on, that still shows how the present state began. */
export function usualPeriod(since: string | null, now: number): Period {
  return since !== null && now - Date.parse(since) < 170 * dayMs ? '6 months' : '1 year'
}

/** The stretch of time drawn: from the period's start, or the first thing known, to now. */
export function windowOf(service: ServiceAnswer, period: Period, now: number): { from: number; to: number } {
  const days = periods[period]
  if (days !== null) return { from: now - days * dayMs, to: now }
  const known = [
    ...service.states.map(({ from }) => Date.parse(from)),
    ...service.deploys.map(({ at }) => Date.parse(at)),
  ]
  return { from: Math.min(now - 28 * dayMs, ...known), to: now }
}

/** A span cut to the window, or null outside of it. */
export function spanWithin(
  span: { from: string; to: string | null },
  window: { from: number; to: number },
): TimelineSpan | null {
  const from = Math.max(window.from, Date.parse(span.from))
  const to = Math.min(window.to, span.to === null ? window.to : Date.parse(span.to))
  return to > from ? { key: `${span.from} ${span.to}`, from, to } : null
}

const within = (
  spans: readonly { from: string; to: string | null }[],
  window: { from: number; to: number },
) => spans.map(span => spanWithin(span, window)).filter(span => span !== null)

/** One lane per cluster: where it was deployed, and where an instance was ready. */
export function presenceLanes(
  { placements }: Pick<ServiceAnswer, 'placements'>,
  window: { from: number; to: number },
): PresenceLane[] {
  return [...Map.groupBy(placements, ({ cluster, platform }) => `${platform} ${cluster}`).values()]
    .map(group => ({
      cluster: group[0]!.cluster,
      platform: group[0]!.platform,
      placed: within(group, window),
      ready: within(
        group.flatMap(({ presence }) => presence),
        window,
      ),
    }))
    .filter(({ placed }) => placed.length > 0)
    .sort((a, b) => a.platform.localeCompare(b.platform) || a.cluster.localeCompare(b.cluster))
}
