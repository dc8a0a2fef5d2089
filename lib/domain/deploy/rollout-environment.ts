import type { Cluster, EnvironmentClass } from '../placement/cluster.ts'
import { clusterClassOf } from '../placement/cluster-class-of.ts'
import { defaultEnvironmentRules, environmentClassOf } from './environment-class-of.ts'
import type { Rollout } from './rollout.ts'

type Place = Pick<Rollout, 'platform' | 'cluster' | 'environment'>

/**
 * Production only if the cluster's class is production and the event's environment, if given, maps to production;
 * temporary if either is; else staging (definitions.md 7, Environment). Null: the cluster is unknown, the rollout unmapped.
 */
export function rolloutEnvironment(
  rollout: Place,
  clusters: ReadonlyMap<string, Cluster>,
  rules = defaultEnvironmentRules,
): EnvironmentClass | null {
  const ofCluster = clusterClassOf(rollout.platform, rollout.cluster, clusters)
  if (ofCluster === null) return null
  const isSilent = rollout.environment === null || rollout.environment.trim() === ''
  const ofEvent = isSilent ? ofCluster : environmentClassOf(rollout.environment!, rules)
  if (ofCluster === 'temporary' || ofEvent === 'temporary') return 'temporary'
  return ofCluster === 'production' && ofEvent === 'production' ? 'production' : 'staging'
}

/** Whether a rollout is one into production. */
export const isProduction = (
  rollout: Place,
  clusters: ReadonlyMap<string, Cluster>,
  rules = defaultEnvironmentRules,
): boolean => rolloutEnvironment(rollout, clusters, rules) === 'production'
