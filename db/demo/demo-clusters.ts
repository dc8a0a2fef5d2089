import type { EnvironmentClass } from '#lib/domain/placement/cluster.ts'

export type DemoRegion = 'europe' | 'america' | 'asia'
export type DemoPlatform = 'helios' | 'kubernetes'

export type DemoCluster = {
  id: string
  platform: DemoPlatform
  region: DemoRegion
  environment: EnvironmentClass
  /** The collector that watches it. */
  source: string
  /** Share of the region's services it is given. */
  weight: number
}

const cluster = (
  id: string,
  platform: DemoPlatform,
  region: DemoRegion,
  source: string,
  weight = 1,
  environment: EnvironmentClass = 'production',
): DemoCluster => ({ id, platform, region, environment, source, weight })

const pool = (prefix: string, region: DemoRegion, weights: number[]) =>
  weights.map((weight, index) =>
    cluster(`${prefix}-${index + 1}`, 'kubernetes', region, `kubernetes-${prefix}`, weight),
  )

/** Three Helios masters, fourteen Kubernetes clusters in three regions, and what is not production. */
export const demoClusters: DemoCluster[] = [
  cluster('rtm-1', 'helios', 'europe', 'helios-rtm'),
  cluster('tor-1', 'helios', 'america', 'helios-tor'),
  cluster('sin-1', 'helios', 'asia', 'helios-sin'),
  ...pool('euw', 'europe', [6, 5, 5, 4, 3, 2]),
  ...pool('use', 'america', [5, 4, 3, 2]),
  ...pool('apse', 'asia', [4, 3, 2, 2]),
  cluster('rtm-test', 'helios', 'europe', 'helios-rtm', 0, 'staging'),
  cluster('euw-stage', 'kubernetes', 'europe', 'kubernetes-euw', 0, 'staging'),
  cluster('euw-slip', 'kubernetes', 'europe', 'kubernetes-euw', 0, 'temporary'),
]

export const productionClusters = (platform: DemoPlatform): DemoCluster[] =>
  demoClusters.filter(known => known.platform === platform && known.environment === 'production')

/** Collectors of the demo: silence of one of them is a gap. */
export const collectorSources = [...new Set(demoClusters.map(known => known.source))]

export const clusterById = new Map(demoClusters.map(known => [known.id, known]))
