import type { Visit } from '#lib/domain/visit/visit.ts'
import type { ReadContext } from './read-context.ts'

/** Offices that score as well or better than one that is visited again, and have no visit; in words. */
export async function betterNeighbours(
  _context: ReadContext,
  _visit: Pick<Visit, 'migration' | 'office' | 'fromOn' | 'toOn'>,
): Promise<string[]> {
  return []
}
