import type { Placement } from '../placement/placement.ts'

/**
 * Whether every workload of the service on the origin is deleted at an instant (definitions.md 2, `origin_off`, and 7):
 * on each production cluster it has been placed on, the latest placement begun by then is marked deleted by then.
 * `placements` are those on the origin, in the order of their start.
 */
export function isOriginDeleted(placements: readonly Placement[], at: number): boolean {
  const latestByCluster = new Map<string, Placement>()
  for (const placement of placements) {
    if (placement.fromAt > at) break
    latestByCluster.set(placement.cluster, placement)
  }
  if (latestByCluster.size === 0) return false
  return [...latestByCluster.values()].every(({ deletedAt }) => deletedAt !== null && deletedAt <= at)
}
