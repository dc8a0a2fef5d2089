import type { Placement } from './placement.ts'

/** By start, platform and cluster. */
export function comparePlacements(a: Placement, b: Placement): number {
  if (a.fromAt !== b.fromAt) return a.fromAt - b.fromAt
  if (a.platform !== b.platform) return a.platform < b.platform ? -1 : 1
  return a.cluster < b.cluster ? -1 : a.cluster > b.cluster ? 1 : 0
}
