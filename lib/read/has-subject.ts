import { selectSourceRow } from '#db/queries/select-source-row.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { ask } from './ask.ts'
import type { ReadContext } from './read-context.ts'
import { requireReader } from './require-reader.ts'
import { teamIds } from './selection.ts'

/** Whether anybody names this team: a page asks before it begins, so that an unknown one is a 404. Throws AccessDenied. */
export async function hasTeam(context: ReadContext, id: string): Promise<boolean> {
  const { world } = await ask(context, noFilters)
  return teamIds(world).has(id)
}

/** Whether the catalogue lists this service. Throws AccessDenied. */
export async function hasService(context: ReadContext, id: string): Promise<boolean> {
  const { world } = await ask(context, noFilters)
  return world.services.has(id)
}

/** Whether a source of this id is connected or was seen. Throws AccessDenied. */
export async function hasSource(context: ReadContext, id: string): Promise<boolean> {
  requireReader(context.viewer)
  return (await selectSourceRow(context.db.pool, id)) !== null
}
