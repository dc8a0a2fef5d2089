import { dayMs } from '../time/durations.ts'
import type { LeftOutReason } from './cpu-figures.ts'
import type { CpuService } from './cpu-input.ts'

/** Half-open, epoch ms; an hour belongs to a window when its start lies in it. */
export type GainWindows = {
  before: { fromAt: number; toAt: number }
  after: { fromAt: number; toAt: number }
}

/**
 * Figure 11's two windows of a service, or why it has none at `at` (definitions.md 4 and 7, api.md `leftOut`).
 * Before: 28 days up to the first target presence. After: 28 days from 14 days after leaving, where leaving is the
 * origin end behind the first time it was done. Reasons in this order: born, returned (on the origin again before the
 * after-window ends), tooRecent (not both windows over, also when it has not left).
 */
export function gainWindows(
  service: Pick<CpuService, 'isBorn' | 'firstTargetPresenceAt' | 'firstDoneAt' | 'originPlacements'>,
  at: number,
): GainWindows | Exclude<LeftOutReason, 'noSamples'> {
  if (service.isBorn) return 'born'
  const { firstTargetPresenceAt, firstDoneAt } = service
  if (firstTargetPresenceAt === null || firstDoneAt === null || firstDoneAt > at) return 'tooRecent'
  const leftAt = service.originPlacements.reduce(
    (latest, { toAt }) => (toAt !== null && toAt <= firstDoneAt && toAt > latest ? toAt : latest),
    Number.NEGATIVE_INFINITY,
  )
  if (leftAt === Number.NEGATIVE_INFINITY) return 'tooRecent'
  const after = { fromAt: leftAt + 14 * dayMs, toAt: leftAt + 42 * dayMs }
  const isBack = service.originPlacements.some(
    ({ fromAt, toAt }) => fromAt < Math.min(after.toAt, at) && (toAt === null || toAt > leftAt),
  )
  if (isBack) return 'returned'
  if (after.toAt > at || firstTargetPresenceAt > at) return 'tooRecent'
  return { before: { fromAt: firstTargetPresenceAt - 28 * dayMs, toAt: firstTargetPresenceAt }, after }
}
