import { mergeSpans } from './merge-spans.ts'
import type { Placement, Span } from './placement.ts'

/** When the service had a placement on a platform at all, over all its clusters. */
export const placementSpans = (placements: readonly Placement[], platform: string): Span[] =>
  mergeSpans(placements.filter(placement => placement.platform === platform))

/** When the service was ready on a platform at all, over all its clusters. */
export const presenceSpans = (placements: readonly Placement[], platform: string): Span[] =>
  mergeSpans(
    placements.filter(placement => placement.platform === platform).flatMap(placement => placement.presence),
  )
