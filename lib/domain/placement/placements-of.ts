import { defaultEnvironmentRules } from '../deploy/environment-class-of.ts'
import type { Rollout } from '../deploy/rollout.ts'
import type { Cluster } from './cluster.ts'
import type { Evidence } from './evidence.ts'
import { foldPlacementSteps } from './fold-placement-steps.ts'
import type { Placement } from './placement.ts'
import { placementSteps } from './placement-steps.ts'

/**
 * Where one service was deployed in production, and when it was ready there, sorted by start, platform and cluster
 * (definitions.md 2 and 7). `deletedAt` holds until the next placement on the same cluster begins.
 * A placement that begins and ends at one instant is kept: the service has been there.
 * The order and the duplication of what is given do not matter. O(n log n).
 */
export function placementsOf(
  rollouts: readonly Rollout[],
  evidence: readonly Evidence[],
  clusters: ReadonlyMap<string, Cluster>,
  rules = defaultEnvironmentRules,
): Placement[] {
  return foldPlacementSteps(placementSteps(rollouts, evidence, clusters, rules))
}
