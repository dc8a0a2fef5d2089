import type { EnvironmentClass } from '#lib/domain/placement/cluster.ts'

/** The deploy API that can target either platform, which most teams use. */
export const deployApiSource = 'deploy-api'

export type DemoRegion = 'europe' | 'america' | 'asia'
export type DemoPlatform = 'helios' | 'kubernetes'

export type DemoCluster = {
  id: string
  platform: DemoPlatform
  region: DemoRegion
  environment: EnvironmentClass
  /** Who tells what the platform itself does there: its collector; where none looks, the deploy API. */
  source: string
  /** Share of the region's services it is given. */
  weight: number
}

const cluster = (
  id: string,
  platform: DemoPlatform,
  region: DemoRegion,
  weight = 1,
  environment: EnvironmentClass = 'production',
): DemoCluster => ({
  id,
  platform,
  region,
  environment,
  source: environment === 'production' ? `${platform}-${id}` : deployApiSource,
  weight,
})

const pool = (prefix: string, region: DemoRegion, weights: number[]) =>
  weights.map((weight, index) => cluster(`${prefix}-${index + 1}`, 'kubernetes', region, weight))

/** The Helios site of few services that is nearly left; who runs there is chosen by how they move. */
export const lastTenthCluster = 'lds-1'

/** Four Helios masters, fourteen Kubernetes clusters in three regions, and what is not production. */
export const demoClusters: DemoCluster[] = [
  cluster('rtm-1', 'helios', 'europe'),
  cluster('tor-1', 'helios', 'america'),
  cluster('sin-1', 'helios', 'asia'),
  cluster(lastTenthCluster, 'helios', 'europe', 0),
  ...pool('euw', 'europe', [6, 5, 5, 4, 3, 2]),
  ...pool('use', 'america', [5, 4, 3, 2]),
  ...pool('apse', 'asia', [4, 3, 2, 2]),
  cluster('rtm-test', 'helios', 'europe', 0, 'staging'),
  cluster('euw-stage', 'kubernetes', 'europe', 0, 'staging'),
  cluster('euw-slip', 'kubernetes', 'europe', 0, 'temporary'),
]

export const productionClusters = (platform: DemoPlatform): DemoCluster[] =>
  demoClusters.filter(known => known.platform === platform && known.environment === 'production')

/** One collector per production cluster: silence of one of them is a gap. */
export const collectorSources = demoClusters
  .filter(known => known.environment === 'production')
  .map(known => known.source)

export const clusterById = new Map(demoClusters.map(known => [known.id, known]))
