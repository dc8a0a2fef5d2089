import { comparePlacements } from './compare-placements.ts'
import type { Placement } from './placement.ts'
import type { PlacementStep } from './placement-steps.ts'

/** Placements from what happened in the order in which it takes effect, sorted by start, platform and cluster. */
export function foldPlacementSteps(steps: readonly PlacementStep[]): Placement[] {
  const placements: Placement[] = []
  const lastByCluster = new Map<string, Placement>()
  for (const step of steps) {
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
