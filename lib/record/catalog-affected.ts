import type { ClientBase } from 'pg'
import { moveServiceFacts } from '#db/queries/move-service-facts.ts'
import { selectProjectedServices } from '#db/queries/select-projected-services.ts'
import { selectServicesOnClusters } from '#db/queries/select-services-on-clusters.ts'
import { selectUnmappedServices } from '#db/queries/select-unmapped-services.ts'
import { selectUnplacedFacts } from '#db/queries/select-unplaced-facts.ts'
import type { NameIndex } from '#lib/domain/naming/name-index.ts'
import { catalogMoves } from './catalog-moves.ts'
import type { CatalogPlan } from './catalog-plan.ts'
import type { MergedSection } from './merge-section.ts'

/** Ids of entries that are new, or differ in one of these fields. */
function touched(section: MergedSection<object>, fields: readonly string[]): string[] {
  const changed = section.changed.filter(change => fields.some(field => field in change.fields))
  return [...section.added, ...changed].map(({ key }) => key)
}

/**
 * Gives facts to the services their names stand for now, and returns every service whose answers the change may alter:
 * those facts moved to or from, on clusters of another class, new or changed themselves, or all when a migration moved.
 */
export async function applyCatalogToFacts(
  client: ClientBase,
  plan: CatalogPlan,
  before: NameIndex,
  after: NameIndex,
): Promise<Set<string>> {
  const affected = new Set(
    touched(plan.services, ['createdAt', 'retiredAt', 'kind', 'stateless', 'archetype', 'team']),
  )
  const clusters = touched(plan.clusters, ['platform', 'environment'])
  const places = [...clusters, ...[...after.platforms].filter(platform => !before.platforms.has(platform))]
  const unplaced = places.length === 0 ? [] : await selectUnplacedFacts(client, places)
  const aliases = [...plan.aliases.added, ...plan.aliases.changed].map(({ row }) => row)
  const mayBeKnown = plan.services.added.length + aliases.length + places.length > 0
  const unmapped = mayBeKnown ? await selectUnmappedServices(client) : []
  const { placed, renamed } = catalogMoves(before, after, unmapped, aliases, unplaced)
  // In this order: what found its place needs no renaming, and one statement must not meet a row twice.
  if (placed.length > 0) await moveServiceFacts(client, placed)
  if (renamed.length > 0) await moveServiceFacts(client, renamed)
  for (const { oldId, serviceId } of [...placed, ...renamed]) affected.add(oldId).add(serviceId)
  if (places.length > 0) for (const id of await selectServicesOnClusters(client, places)) affected.add(id)
  if (touched(plan.migrations, ['from', 'to', 'soakDays', 'scope', 'baselineOn']).length > 0) {
    for (const id of plan.services.byKey.keys()) affected.add(id)
    for (const id of await selectProjectedServices(client)) affected.add(id)
  }
  return affected
}
