import { defaultEnvironmentRules } from '../deploy/environment-class-of.ts'
import type { Rollout } from '../deploy/rollout.ts'
import type { Cluster } from './cluster.ts'
import type { Evidence } from './evidence.ts'
import type { Placement } from './placement.ts'
import { type PlacementStep, placementSteps } from './placement-steps.ts'

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
  const placements: Placement[] = []
  const lastByCluster = new Map<string, Placement>()
  for (const step of placementSteps(rollouts, evidence, clusters, rules)) {
    const key = `${step.platform}\n${step.cluster}`
    const last = lastByCluster.get(key)
    const open = last !== undefined && last.toAt === null ? last : null
    if (step.change === 'deployed' || step.change === 'placed') {
      const placement = open ?? openPlacement(step)
      if (open === null) {
        placements.push(placement)
        lastByCluster.set(key, placement)
      }
      if (step.version !== null) placement.version = step.version
      if (step.change === 'deployed') openPresence(placement, step.at)
    } else if (last !== undefined) applyToExisting(last, step)
  }
  return placements.sort(comparePlacements)
}

const openPlacement = ({ platform, cluster, at, version, ref }: PlacementStep): Placement => ({
  platform,
  cluster,
  fromAt: at,
  toAt: null,
  deletedAt: null,
  version,
  presence: [],
  openedBy: ref,
  closedBy: null,
  deletedBy: null,
})

function openPresence(placement: Placement, at: number): void {
  const last = placement.presence.at(-1)
  if (last === undefined || last.toAt !== null) placement.presence.push({ fromAt: at, toAt: null })
}

function endPresence(placement: Placement, at: number): void {
  const last = placement.presence.at(-1)
  if (last !== undefined && last.toAt === null) last.toAt = at
}

/** Steps that need a placement: samples open and end presence within an open one, removal ends it, deletion marks it even later. */
function applyToExisting(placement: Placement, step: PlacementStep): void {
  const isOpen = placement.toAt === null
  if (step.change === 'ready' && isOpen) openPresence(placement, step.at)
  if (step.change === 'unready' && isOpen) endPresence(placement, step.at)
  if ((step.change === 'undeployed' || step.change === 'deleted') && isOpen) {
    endPresence(placement, step.at)
    placement.toAt = step.at
    placement.closedBy = step.ref
  }
  if (step.change === 'deleted' && placement.deletedAt === null) {
    placement.deletedAt = step.at
    placement.deletedBy = step.ref
  }
}

function comparePlacements(a: Placement, b: Placement): number {
  if (a.fromAt !== b.fromAt) return a.fromAt - b.fromAt
  if (a.platform !== b.platform) return a.platform < b.platform ? -1 : 1
  return a.cluster < b.cluster ? -1 : a.cluster > b.cluster ? 1 : 0
}
