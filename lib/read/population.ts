import { type ChangePlace, selectProductionChanges } from '#db/queries/select-production-changes.ts'
import { mayReadAudit } from '#lib/domain/access/may-read-audit.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { addDays, startOfDay } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { PopulationAnswer } from './answers/population-answer.ts'
import { ask } from './ask.ts'
import { decodeListCursor, encodeListCursor } from './list-cursor.ts'
import type { PageQuestion } from './page.ts'
import type { ReadContext } from './read-context.ts'
import { AccessDenied } from './read-error.ts'
import { isNarrowed, selectedServices } from './selection.ts'

const usualDays = 90
const usualLimit = 100

/** Changes of production over a range (the last 90 days without one), a page at a time. Throws ReadErrors. */
export async function readPopulation(
  context: ReadContext,
  filters: Filters,
  { limit, cursor }: PageQuestion,
): Promise<PopulationAnswer> {
  if (context.viewer.kind !== 'nobody' && !mayReadAudit(context.viewer))
    throw new AccessDenied('forbidden', 'Admins, auditors and leaders export the population of changes.')
  const question = await ask(context, filters)
  const { world, asOf, at, knownAt } = question
  const to = filters.to ?? asOf
  const from = filters.from ?? addDays(to, -usualDays)
  const ids = isNarrowed(filters)
    ? selectedServices(world, filters, at).map(({ service }) => service.id)
    : null
  const after = decodeListCursor<ChangePlace>(cursor, 'population', ['number', 'string', 'string'])
  const wanted = limit ?? usualLimit
  const range = { fromAt: startOfDay(from), toAt: startOfDay(addDays(to, 1)) }
  const rows = await selectProductionChanges(context.db.pool, range, ids, knownAt, after, wanted + 1)
  const shown = rows.slice(0, wanted)
  const last = shown.at(-1)
  const wire = (instant: number | null) => (instant === null ? null : formatInstant(instant))
  return {
    from,
    to,
    items: shown.map(({ serviceId, rolloutId, fate, at, startedAt, finishedAt, ...row }) => {
      const entry = world.services.get(serviceId)
      return {
        ...row,
        at: formatInstant(at),
        service: serviceId,
        team: entry === undefined ? null : ownerAt(entry.service, entry.ownership, at),
        counted: fate,
        startedAt: wire(startedAt),
        finishedAt: wire(finishedAt),
        id: rolloutId,
      }
    }),
    nextCursor:
      rows.length > wanted && last !== undefined
        ? encodeListCursor('population', [last.at, last.source, last.rolloutId])
        : null,
  }
}
