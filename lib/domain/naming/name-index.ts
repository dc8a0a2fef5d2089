import { type PlaceRule, placeRuleFor } from './place-rules.ts'

/** Every name by which events may speak of the catalogue. */
export type CatalogNames = {
  serviceIds: string[]
  /** `ruleId`: the naming rule that made it; null: a person or an import said so. */
  aliases: { platform: string; name: string; serviceId: string; ruleId: string | null }[]
  clusters: { id: string; platform: string }[]
  platforms: string[]
  sourcePlatforms: { id: string; platform: string }[]
  /** In their order. */
  placeRules: PlaceRule[]
  /** Keys of metadata some migration asks for: they are kept of every rollout. */
  askedTraits?: string[]
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
  placeRules: readonly PlaceRule[]
  askedTraits: readonly string[]
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
    placeRules: names.placeRules,
    askedTraits: names.askedTraits ?? [],
  }
}

export type Place = {
  platform: string
  cluster: string
  /** What the place's rule says of rollouts that name no environment. */
  environment: string | null
}

const isListed = (names: NameIndex, cluster: string): boolean =>
  names.clusterPlatforms.has(cluster) || names.platforms.has(cluster)

/** `account/namespace` is on the cluster `account` where that is listed and the whole is not. */
function knownCluster(names: NameIndex, place: string): string {
  if (isListed(names, place)) return place
  const slash = place.lastIndexOf('/')
  const head = slash < 0 ? '' : place.slice(0, slash)
  return head !== '' && isListed(names, head) ? head : place
}

/**
 * Where something happened. The cluster: by the first place rule that matches, else as said when it is listed, else the
 * part before the last `/` when that is. The platform as said, else the cluster's, else that of a cluster named as its
 * platform, else the one configured for the source. Without any the place is unmapped: platform `?`, and no cluster is
 * invented.
 */
export function placeOf(
  names: NameIndex,
  source: string,
  platform: string | null,
  place: string | null,
): Place {
  const rule = names.placeRules.length === 0 ? null : placeRuleFor(names.placeRules, source, place ?? '')
  const cluster = rule?.cluster ?? (place === null ? null : knownCluster(names, place))
  const ofCluster =
    cluster === null
      ? undefined
      : (names.clusterPlatforms.get(cluster) ?? (names.platforms.has(cluster) ? cluster : undefined))
  const known = platform ?? ofCluster ?? names.sourcePlatforms.get(source) ?? unknownPlatform
  return {
    platform: known,
    cluster: cluster ?? (known === unknownPlatform ? '' : known),
    environment: rule?.environment ?? null,
  }
}

/** The service behind a reported name: by alias, else the service of that id, else `?<platform>/<name>` until it is mapped. */
export const serviceIdOf = (names: NameIndex, platform: string, name: string): string =>
  names.aliases.get(`${platform}\0${name}`) ?? (names.serviceIds.has(name) ? name : `?${platform}/${name}`)
