import { coversAny } from '../placement/covers.ts'
import { dayMs } from '../time/durations.ts'
import type { Timeline } from './timeline.ts'

/** How far back the short lists of the overview look. */
export const recentMs = 30 * dayMs

/** Whether an instant lies in the 30 days that end at another: (at - 30 d, at]. */
export const isRecent = (instant: number | null, at: number): instant is number =>
  instant !== null && instant > at - recentMs && instant <= at

/** Figure 16: in scope, and within 30 days first heard of, on the origin alone. */
export const isBornOnOrigin = (timeline: Pick<Timeline, 'scope' | 'firstOnOriginAt'>, at: number): boolean =>
  isRecent(timeline.firstOnOriginAt, at) && coversAny(timeline.scope, at)
