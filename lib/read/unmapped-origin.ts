import { selectCatalogNames } from '#db/queries/select-catalog-names.ts'
import { selectLastSeen } from '#db/queries/select-last-seen.ts'
import { selectReportedNames } from '#db/queries/select-reported-names.ts'
import { idleAfterMs } from '#lib/domain/migration/state-facts.ts'
import { createNameIndex } from '#lib/domain/naming/name-index.ts'
import type { Question } from './ask.ts'
import { isNarrowed } from './selection.ts'
import { waitingNames } from './waiting-names.ts'

export type UnmappedOnOrigin = { service: string; name: string; at: number | null }

/**
 * Names nobody has mapped that were told of on the origin within 90 days of the instant, since when. They belong to no
 * part of the company: none where only a part is asked for.
 */
export async function unmappedOnOrigin(question: Question): Promise<UnmappedOnOrigin[]> {
  const { context, filters, world, migration, at } = question
  if (isNarrowed(filters)) return []
  const { pool } = context.db
  const [known, reported] = await Promise.all([selectCatalogNames(pool), selectReportedNames(pool)])
  const waiting = [...waitingNames(world, createNameIndex(0, known), reported).values()].filter(
    ({ platform }) => platform === migration.from,
  )
  const lastSeen = await selectLastSeen(
    pool,
    waiting.map(({ id }) => id),
  )
  return waiting.flatMap(({ id, name, firstSeenAt, sights }) => {
    const seen = [lastSeen.get(id), ...sights.map(({ seenAt }) => seenAt)].filter(told => told !== undefined)
    const since = firstSeenAt ?? (seen.length > 0 ? Math.min(...seen) : null)
    const isThere = seen.length === 0 || Math.max(...seen) > at - idleAfterMs
    return isThere && (since === null || since <= at) ? [{ service: id, name, at: since }] : []
  })
}
