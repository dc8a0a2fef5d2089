import { noFilters } from '#lib/domain/filter/filters.ts'
import { ask } from './ask.ts'
import type { ReadContext } from './read-context.ts'
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
