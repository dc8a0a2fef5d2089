import { selectIntakeTotals } from '#db/queries/select-intake-totals.ts'
import { selectSourceCoverage } from '#db/queries/select-source-coverage.ts'
import { selectDeadLetters, selectSourceDetails } from '#db/queries/select-source-details.ts'
import { selectSources } from '#db/queries/select-sources.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { weekMs } from '#lib/domain/time/durations.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { SourcesAnswer } from './answers/source-answer.ts'
import { ask } from './ask.ts'
import type { ReadContext } from './read-context.ts'
import { unmappedIn } from './unmapped.ts'

const coverageWeeks = 12
const wire = (at: number | null | undefined) => (at == null ? null : formatInstant(at))
const nothing = { received: 0, accepted: 0, duplicate: 0, conflict: 0, ignored: 0, rejected: 0 }

/** Every feed: how fresh, how much came in, what it tells of, and what waits for a name. Throws ReadErrors. */
export async function readSources(context: ReadContext): Promise<SourcesAnswer> {
  const { world, silence, at } = await ask(context, noFilters)
  const { pool } = context.db
  const coverageFrom = at - coverageWeeks * weekMs
  const [sources, details, totals, spans, deadLetters] = await Promise.all([
    selectSources(pool),
    selectSourceDetails(pool, context.now),
    selectIntakeTotals(pool),
    selectSourceCoverage(pool, coverageFrom),
    selectDeadLetters(pool),
  ])
  const intake = new Map(totals.map(({ source, ...counts }) => [source, counts]))
  const coverage = Map.groupBy(spans, ({ source }) => source)
  const services = servicesBySource(world.services.values())
  return {
    items: sources.map(({ id, lastEventAt, ...source }) => {
      const detail = details.get(id)
      return {
        id,
        ...source,
        isSilent: coversAny(silence.bySource.get(id) ?? [], at),
        lastEventAt: wire(lastEventAt),
        lastSuccessAt: wire(detail?.lastSuccessAt),
        lastFullListAt: wire(detail?.lastFullListAt),
        lastError: detail?.lastError ?? null,
        leaseHolder: detail?.leaseHolder ?? null,
        ...(intake.get(id) ?? nothing),
        acceptedLastDay: detail?.acceptedLastDay ?? 0,
        services: services.get(id) ?? 0,
        coverage: (coverage.get(id) ?? []).map(({ fromAt, toAt }) => ({
          from: formatInstant(Math.max(fromAt, coverageFrom)),
          to: formatInstant(toAt),
        })),
      }
    }),
    unmapped: unmappedNames(unmappedIn(world)),
    deadLetters: deadLetters.map(row => ({ ...row, at: formatInstant(row.at) })),
  }
}

function servicesBySource(entries: Iterable<{ heard: { sources: string[] } | null }>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { heard } of entries)
    for (const source of heard?.sources ?? []) counts.set(source, (counts.get(source) ?? 0) + 1)
  return counts
}

function unmappedNames(rows: ReturnType<typeof unmappedIn>): SourcesAnswer['unmapped'] {
  const names = new Map<string, SourcesAnswer['unmapped'][number]>()
  for (const { platform, name, rollouts } of rows) {
    const key = `${platform}\n${name}`
    const known = names.get(key)
    if (known) known.rollouts += rollouts
    else names.set(key, { platform, name, rollouts })
  }
  return [...names.values()].sort((a, b) => b.rollouts - a.rollouts)
}
