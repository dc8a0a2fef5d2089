import { compareRollouts } from '../deploy/compare-rollouts.ts'
import { defaultEnvironmentRules } from '../deploy/environment-class-of.ts'
import type { EventRef, Rollout } from '../deploy/rollout.ts'
import { isProduction } from '../deploy/rollout-environment.ts'
import type { Cluster } from './cluster.ts'
import { clusterClassOf } from './cluster-class-of.ts'
import type { Evidence, EvidenceChange } from './evidence.ts'

/** One thing that happens to a workload on one production cluster at one instant. */
export type PlacementStep = {
  platform: string
  cluster: string
  at: number
  change: 'deployed' | EvidenceChange
  version: string | null
  ref: EventRef
  traits?: Readonly<Record<string, string>> | null
}

/** At one instant on one cluster: rollouts first, then samples and sights, then `undeployed`, then `deleted` (definitions.md 7, Time). */
const rank = { deployed: 0, placed: 1, unready: 2, ready: 3, undeployed: 4, deleted: 5 } as const

/**
 * What happened to one service in production, in the order in which it takes effect. A successful `rollout` deploys at its
 * finish whatever the ledger calls it; other kinds and outcomes do nothing (definitions.md 7, Evidence by push).
 */
export function placementSteps(
  rollouts: readonly Rollout[],
  evidence: readonly Evidence[],
  clusters: ReadonlyMap<string, Cluster>,
  rules = defaultEnvironmentRules,
): PlacementStep[] {
  const steps: PlacementStep[] = []
  for (const rollout of rollouts.toSorted(compareRollouts)) {
    const { platform, cluster, version, finishedAt: at, kind, traits = null } = rollout
    if (rollout.outcome !== 'succeeded' || at === null) continue
    if (kind !== 'rollout' && kind !== 'undeployed' && kind !== 'deleted') continue
    if (!isProduction(rollout, clusters, rules)) continue
    const change = kind === 'rollout' ? 'deployed' : kind
    steps.push({
      platform,
      cluster,
      at,
      change,
      version,
      ref: { source: rollout.source, id: rollout.id },
      traits,
    })
  }
  for (const seen of evidence) {
    const { platform, cluster, at, change, version, traits = null } = seen
    if (clusterClassOf(platform, cluster, clusters) !== 'production') continue
    steps.push({ platform, cluster, at, change, version, ref: { source: seen.source, id: seen.id }, traits })
  }
  return steps.sort(compareSteps)
}

/** By instant and rank; rollouts that finish together keep the order of rollouts, the rest goes by source and id. */
function compareSteps(a: PlacementStep, b: PlacementStep): number {
  if (a.at !== b.at) return a.at - b.at
  if (rank[a.change] !== rank[b.change]) return rank[a.change] - rank[b.change]
  if (a.change === 'deployed') return 0
  if (a.ref.source !== b.ref.source) return a.ref.source < b.ref.source ? -1 : 1
  if (a.ref.id !== b.ref.id) return a.ref.id < b.ref.id ? -1 : 1
  return (a.version ?? '') < (b.version ?? '') ? -1 : 0
}
