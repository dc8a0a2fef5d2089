import { defaultEnvironmentRules } from '../deploy/environment-class-of.ts'
import type { Rollout } from '../deploy/rollout.ts'
import { isProduction } from '../deploy/rollout-environment.ts'
import type { Cluster } from './cluster.ts'
import { clusterClassOf } from './cluster-class-of.ts'
import type { Evidence } from './evidence.ts'

export type FirstEvidence = { at: number; platforms: string[] }

/**
 * When and where anything was first heard of a service in production, whatever its kind and outcome: the ground of
 * figure 16. A rollout is heard of at its finish, or at its start while unfinished. More than one platform only on a tie; sorted.
 */
export function firstEvidence(
  rollouts: readonly Rollout[],
  evidence: readonly Evidence[],
  clusters: ReadonlyMap<string, Cluster>,
  rules = defaultEnvironmentRules,
): FirstEvidence | null {
  let at = Number.POSITIVE_INFINITY
  let platforms = new Set<string>()
  const hear = (platform: string, heardAt: number | null) => {
    if (heardAt === null || heardAt > at) return
    if (heardAt < at) platforms = new Set()
    at = heardAt
    platforms.add(platform)
  }
  for (const rollout of rollouts)
    if (isProduction(rollout, clusters, rules))
      hear(rollout.platform, rollout.finishedAt ?? rollout.startedAt)
  for (const seen of evidence)
    if (clusterClassOf(seen.platform, seen.cluster, clusters) === 'production') hear(seen.platform, seen.at)
  return platforms.size === 0 ? null : { at, platforms: [...platforms].sort() }
}
