import type { FactMove } from '#db/queries/move-service-facts.ts'
import type { UnplacedFact } from '#db/queries/select-unplaced-facts.ts'
import { type NameIndex, serviceIdOf, unknownPlatform } from '#lib/domain/naming/name-index.ts'

export type ReportedUnder = { platform: string; name: string }

/** Platform and name of an unmapped service id `?<platform>/<name>`. */
function namesOf(serviceId: string): { platform: string; name: string } | null {
  const slash = serviceId.indexOf('/', 2)
  return slash < 0 ? null : { platform: serviceId.slice(1, slash), name: serviceId.slice(slash + 1) }
}

/**
 * Facts that stand under another service, or on another platform, once names mean what the new index says: unmapped
 * names that have become known, aliases that moved or went, facts of services that are no more (`orphaned`), and facts
 * without a platform whose cluster has become known.
 */
export function catalogMoves(
  before: NameIndex,
  after: NameIndex,
  unmappedIds: readonly string[],
  changedAliases: readonly ReportedUnder[],
  unplaced: readonly UnplacedFact[],
  orphaned: readonly (ReportedUnder & { serviceId: string })[] = [],
): { placed: FactMove[]; renamed: FactMove[] } {
  const placed: FactMove[] = []
  const renamed: FactMove[] = []
  for (const { serviceId, name, cluster } of unplaced) {
    const platform =
      after.clusterPlatforms.get(cluster) ?? (after.platforms.has(cluster) ? cluster : undefined)
    if (platform === undefined) continue
    placed.push({
      oldId: serviceId,
      oldPlatform: unknownPlatform,
      name,
      cluster,
      platform,
      serviceId: serviceIdOf(after, platform, name),
    })
  }
  const seen = new Set<string>()
  const rename = (oldId: string, platform: string, name: string): void => {
    const serviceId = serviceIdOf(after, platform, name)
    const key = `${oldId}\0${platform}\0${name}`
    if (serviceId === oldId || seen.has(key)) return
    seen.add(key)
    renamed.push({ oldId, oldPlatform: platform, name, cluster: null, platform, serviceId })
  }
  for (const id of unmappedIds) {
    const names = namesOf(id)
    if (names !== null) rename(id, names.platform, names.name)
  }
  for (const { platform, name } of changedAliases) rename(serviceIdOf(before, platform, name), platform, name)
  for (const { serviceId, platform, name } of orphaned) rename(serviceId, platform, name)
  return { placed, renamed }
}
