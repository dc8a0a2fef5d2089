import { isInBaseline, isMigrated, isRetired } from '../migration/baseline.ts'
import { isDone } from '../migration/is-done.ts'
import type { Timeline } from '../migration/timeline.ts'
import { formatDay, requireDay } from '../time/day.ts'
import { dayMs } from '../time/durations.ts'
import { servicesFor } from './goal.ts'

/** Figure 8 day by day: how many of the baseline have moved, and of how many. `days[0]` is `from`. */
export type Reach = { from: string; moved: Int32Array; base: Int32Array }

/** Figure 8 of some services at the end of each day, both included; each service is looked at only where something changes. */
export function reachByDay(
  timelines: readonly Timeline[],
  baselineAt: number,
  from: string,
  to: string,
  now: number,
): Reach {
  const first = requireDay(from)
  const length = Math.max(0, requireDay(to) - first + 1)
  const moved = new Int32Array(length)
  const base = new Int32Array(length)
  for (const timeline of timelines) {
    if (!isInBaseline(timeline, baselineAt)) continue
    let wasMoved = 0
    let wasBase = 0
    for (const day of changeDays(timeline, first, length)) {
      const at = Math.min((first + day + 1) * dayMs - 1, now)
      const isIn = isRetired(timeline, at) ? 0 : 1
      const hasMoved = isMigrated(timeline, at) ? 1 : 0
      moved[day]! += hasMoved - wasMoved
      base[day]! += isIn - wasBase
      wasMoved = hasMoved
      wasBase = isIn
    }
  }
  for (let day = 1; day < length; day++) {
    moved[day]! += moved[day - 1]!
    base[day]! += base[day - 1]!
  }
  return { from, moved, base }
}

/** The first day, and every day of the range on which something about the service may change. */
function changeDays({ facts, shown, retiredAt }: Timeline, first: number, length: number): number[] {
  if (length === 0) return []
  const days = new Set([0])
  const add = (at: number | null) => {
    if (at === null) return
    const day = Math.floor(at / dayMs) - first
    if (day > 0 && day < length) days.add(day)
  }
  for (const { fromAt, toAt } of [...facts, ...shown]) {
    add(fromAt)
    add(toAt)
  }
  add(retiredAt)
  return [...days].sort((a, b) => a - b)
}

/** The first day from `since` on at whose end the share was reached; null: not yet. */
export function reachedOn({ from, moved, base }: Reach, share: number, since: string): string | null {
  const first = requireDay(from)
  for (let day = Math.max(0, requireDay(since) - first); day < moved.length; day++)
    if (base[day]! > 0 && moved[day]! >= servicesFor(share, base[day]!)) return formatDay(first + day)
  return null
}

/** When services of the baseline were finished, each time anew after a return; from facts, so silence is no finish. Ascending. */
export function finishesOf(
  timelines: readonly Timeline[],
  baselineAt: number,
  until: number,
): { service: string; at: number }[] {
  return timelines
    .filter(timeline => isInBaseline(timeline, baselineAt))
    .flatMap(({ service, facts }) =>
      facts.flatMap((run, index) =>
        isDone(run.state) && run.fromAt <= until && !wasDoneBefore(facts, index)
          ? [{ service, at: run.fromAt }]
          : [],
      ),
    )
    .sort((a, b) => a.at - b.at)
}

/** `target_only` to `origin_off` is one finish, and so is a pause in between. */
function wasDoneBefore(facts: Timeline['facts'], index: number): boolean {
  const before = facts[index - 1]
  if (before?.state === 'idle') return wasDoneBefore(facts, index - 1)
  return before !== undefined && isDone(before.state)
}

/** Whether the service is still to be moved: of the baseline, not retired, not moved. */
export const isOpen = (timeline: Timeline, baselineAt: number, at: number): boolean =>
  isInBaseline(timeline, baselineAt) && !isRetired(timeline, at) && !isMigrated(timeline, at)
