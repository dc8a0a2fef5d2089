import { dayMs, hourMs, minuteMs, weekMs } from '#lib/domain/time/durations.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { collectorSources } from './demo-clusters.ts'

/** A stretch in which a collector heard nothing; epoch ms. */
export type DemoGap = { source: string; fromAt: number; toAt: number }

/** A long one of the smallest Helios master a third of the history ago, and two that lasted hours; the last of them six weeks old. */
export function demoGaps(calendar: DemoCalendar): DemoGap[] {
  const gap = (source: string, weeksAgo: number, offset: number, length: number) => {
    const fromAt = calendar.mondayAt(calendar.weeks - Math.round(weeksAgo)) + offset
    return { source, fromAt, toAt: fromAt + length }
  }
  return [
    gap('helios-sin-1', calendar.weeks / 2, 4 * dayMs + 3 * hourMs, 14 * hourMs),
    gap('helios-sin-1', calendar.weeks / 3, 2 * dayMs + 22 * hourMs, 9 * dayMs),
    gap('kubernetes-apse-3', 6, dayMs + 6 * hourMs + 12 * minuteMs, 2 * hourMs + 52 * minuteMs),
  ]
}

/** The first instant of the history, when every source began to be heard. */
export const heardSince = (calendar: DemoCalendar): number => calendar.startAt - 9 * weekMs

/** Per collector the stretches in which it heard everything, up to `until`. */
export function coveredStretches(calendar: DemoCalendar, until: number): DemoGap[] {
  return collectorSources.flatMap(source => {
    const gaps = demoGaps(calendar).filter(gap => gap.source === source)
    const begins = [heardSince(calendar), ...gaps.map(gap => gap.toAt)]
    const ends = [...gaps.map(gap => gap.fromAt), until]
    return begins.map((fromAt, index) => ({ source, fromAt, toAt: Math.min(ends[index]!, until) }))
  })
}
