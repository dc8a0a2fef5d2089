/** Every name by which events may speak of the catalogue. */
export type CatalogNames = {
  serviceIds: string[]
  aliases: { platform: string; name: string; serviceId: string }[]
  clusters: { id: string; platform: string }[]
  platforms: string[]
  sourcePlatforms: { id: string; platform: string }[]
}

/** The catalogue's names of one version, for looking up what events call things. */
export type NameIndex = {
  version: number
  serviceIds: ReadonlySet<string>
  /** `platform` + NUL + name, to the service. */
  aliases: ReadonlyMap<string, string>
  clusterPlatforms: ReadonlyMap<string, string>
  platforms: ReadonlySet<string>
  sourcePlatforms: ReadonlyMap<string, string>
}

/** Stands where nobody said on which platform something runs. */
export const unknownPlatform = '?'

const knownPlatforms = ['helios', 'kubernetes']

export function createNameIndex(version: number, names: CatalogNames): NameIndex {
  return {
    version,
    serviceIds: new Set(names.serviceIds),
    aliases: new Map(names.aliases.map(alias => [`${alias.platform}\0${alias.name}`, alias.serviceId])),
    clusterPlatforms: new Map(names.clusters.map(cluster => [cluster.id, cluster.platform])),
    platforms: new Set([...knownPlatforms, ...names.platforms]),
    sourcePlatforms: new Map(names.sourcePlatforms.map(source => [source.id, source.platform])),
  }
}

/**
 * Where something happened: the platform as said, else the cluster's, else that of a cluster named as its platform, else
 * the one configured for the source. Without any the place is unmapped: platform `?`, and no cluster is invented.
 */
export function placeOf(
  names: NameIndex,
  source: string,
  platform: string | null,
  cluster: string | null,
): { platform: string; cluster: string } {
  const ofCluster =
    cluster === null
      ? undefined
      : (names.clusterPlatforms.get(cluster) ?? (names.platforms.has(cluster) ? cluster : undefined))
  const known = platform ?? ofCluster ?? names.sourcePlatforms.get(source) ?? unknownPlatform
  return { platform: known, cluster: cluster ?? (known === unknownPlatform ? '' : known) }
}

/** The service behind a reported name: by alias, else the service of that id, else `?<platform>/<name>` until it is mapped. */
export const serviceIdOf = (names: NameIndex, platform: string, name: string): string =>
  names.aliases.get(`${platform}\0${name}`) ?? (names.serviceIds.has(name) ? name : `?${platform}/${name}`)
