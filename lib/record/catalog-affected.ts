import type { ClientBase } from 'pg'
import { askReplay, selectHeardSources, selectSourcesOfPlaces } from '#db/queries/ask-replay.ts'
import { selectProjectedServices } from '#db/queries/select-projected-services.ts'
import { selectServicesOnClusters } from '#db/queries/select-services-on-clusters.ts'
import type { NameIndex } from '#lib/domain/naming/name-index.ts'
import type { CatalogPlan } from './catalog-plan.ts'
import { followNames } from './follow-names.ts'
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
  now: number,
): Promise<Set<string>> {
  const clusters = touched(plan.clusters, ['platform', 'environment'])
  const places = [...clusters, ...[...after.platforms].filter(platform => !before.platforms.has(platform))]
  const affected = await followNames(client, before, after, Math.max(now, Date.now()), places)
  for (const id of touched(plan.services, [
    'createdAt',
    'retiredAt',
    'kind',
    'stateless',
    'archetype',
    'team',
  ]))
    affected.add(id)
  if (places.length > 0) for (const id of await selectServicesOnClusters(client, places)) affected.add(id)
  await askForPlacesBelow(client, places, now)
  // Metadata nobody asked for were not kept with the facts: they are read again from the events.
  if (after.askedTraits.some(key => !before.askedTraits.includes(key)))
    await askReplay(
      client,
      (await selectHeardSources(client)).map(({ id }) => id),
      now,
    )
  if (touched(plan.migrations, ['from', 'to', 'soakDays', 'scope', 'baselineOn', 'evidence']).length > 0) {
    for (const id of plan.services.byKey.keys()) affected.add(id)
    for (const id of await selectProjectedServices(client)) affected.add(id)
  }
  return affected
}

/** `account/namespace` means the cluster `account` once that is listed: who said such places is read again. */
async function askForPlacesBelow(client: ClientBase, places: string[], now: number): Promise<void> {
  if (places.length === 0) return
  const heads = places.flatMap(place => (place.includes('/') ? [place.slice(0, place.lastIndexOf('/'))] : []))
  const sources = await selectSourcesOfPlaces(client, places, heads)
  if (sources.length > 0) await askReplay(client, sources, now)
}
