import type { ClientBase } from 'pg'
import { moveServiceFacts } from '#db/queries/move-service-facts.ts'
import { selectNamesOfServices } from '#db/queries/select-names-of-services.ts'
import { selectUnmappedServices } from '#db/queries/select-unmapped-services.ts'
import { selectUnplacedFacts } from '#db/queries/select-unplaced-facts.ts'
import type { NameIndex } from '#lib/domain/naming/name-index.ts'
import { catalogMoves, type ReportedUnder } from './catalog-moves.ts'

/** Names whose alias is new, gone, or stands for another service. */
function changedAliases(before: NameIndex, after: NameIndex): ReportedUnder[] {
  const changed: ReportedUnder[] = []
  for (const key of new Set([...before.aliases.keys(), ...after.aliases.keys()])) {
    if (before.aliases.get(key) === after.aliases.get(key)) continue
    const end = key.indexOf('\0')
    changed.push({ platform: key.slice(0, end), name: key.slice(end + 1) })
  }
  return changed
}

/**
 * Gives facts to the services their names stand for now, and returns the services facts moved to and from. `places`:
 * clusters and platforms that were not known or were of another platform.
 */
export async function followNames(
  client: ClientBase,
  before: NameIndex,
  after: NameIndex,
  now: number,
  places: string[] = [],
): Promise<Set<string>> {
  const aliases = changedAliases(before, after)
  const hasNew = [...after.serviceIds].some(id => !before.serviceIds.has(id))
  const withdrawn = [...before.serviceIds].filter(id => !after.serviceIds.has(id))
  const unplaced = places.length === 0 ? [] : await selectUnplacedFacts(client, places)
  const mayBeKnown = hasNew || aliases.length + places.length > 0
  const unmapped = mayBeKnown ? await selectUnmappedServices(client) : []
  const orphaned = withdrawn.length === 0 ? [] : await selectNamesOfServices(client, withdrawn)
  const { placed, renamed } = catalogMoves(before, after, unmapped, aliases, unplaced, orphaned)
  // In this order: what found its place needs no renaming, and one statement must not meet a row twice.
  if (placed.length > 0) await moveServiceFacts(client, placed, now)
  if (renamed.length > 0) await moveServiceFacts(client, renamed, now)
  const affected = new Set<string>(withdrawn)
  for (const { oldId, serviceId } of [...placed, ...renamed]) affected.add(oldId).add(serviceId)
  return affected
}
