import type { Cluster, EnvironmentClass } from './cluster.ts'

/** The class of a cluster; one named as its platform exists without being listed, as production. Null: not known. */
export function clusterClassOf(
  platform: string,
  cluster: string,
  clusters: ReadonlyMap<string, Cluster>,
): EnvironmentClass | null {
  return clusters.get(cluster)?.environment ?? (cluster === platform ? 'production' : null)
}
