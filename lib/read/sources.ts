import { countRecentEvents } from '#db/queries/count-recent-events.ts'
import { selectIntakeTotals } from '#db/queries/select-intake-totals.ts'
import { selectSecretsOfSources } from '#db/queries/select-secrets-of-sources.ts'
import { selectSourceCoverage } from '#db/queries/select-source-coverage.ts'
import { selectDeadLetters, selectSourceDetails } from '#db/queries/select-source-details.ts'
import { selectSourceIntakeDays } from '#db/queries/select-source-intake-days.ts'
import { selectSourcePauses } from '#db/queries/select-source-pauses.ts'
import { type SourceRow, selectSources } from '#db/queries/select-sources.ts'
import { selectToldDays } from '#db/queries/select-told-days.ts'
import { mayAdminister } from '#lib/domain/access/may-administer.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { pausesOf } from '#lib/domain/source/pauses-of.ts'
import { sourceDays } from '#lib/domain/source/source-days.ts'
import { addDays, dayOf, daysBetween, startOfDay } from '#lib/domain/time/day.ts'
import { hourMs, weekMs } from '#lib/domain/time/durations.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { SourceAnswer, SourceItem, SourcesAnswer } from './answers/source-answer.ts'
import { ask } from './ask.ts'
import type { ReadContext } from './read-context.ts'
import { NotFound } from './read-error.ts'
import { silentSince } from './silent-since.ts'
import { lagsOf, lastDayOf } from './source-lags.ts'
import { unmappedIn } from './unmapped.ts'

const coverageWeeks = 12
const stripDays = 30
const wire = (at: number | null | undefined) => (at == null ? null : formatInstant(at))
const nothing = { received: 0, accepted: 0, duplicate: 0, conflict: 0, ignored: 0, rejected: 0 }

/** How kinds of sources are called, by kind: adapters know, and this room knows no adapter. */
export type KindLabels = ReadonlyMap<string, string>

/** Every feed: how fresh, how much came in, what it tells of, and what waits for a name. Throws ReadErrors. */
export async function readSources(context: ReadContext, labels: KindLabels): Promise<SourcesAnswer> {
  const { world, silence, at } = await ask(context, noFilters)
  const { pool } = context.db
  const coverageFrom = at - coverageWeeks * weekMs
  const today = dayOf(at)
  const fromOn = addDays(today, 1 - stripDays)
  const [rows, details, totals, spans, deadLetters, intakeDays, recent, pauseActs, secrets, told] =
    await Promise.all([
      selectSources(pool),
      selectSourceDetails(pool, context.now),
      selectIntakeTotals(pool),
      selectSourceCoverage(pool, coverageFrom),
      selectDeadLetters(pool),
      selectSourceIntakeDays(pool, fromOn),
      countRecentEvents(pool, context.now - hourMs),
      selectSourcePauses(pool),
      selectSecretsOfSources(pool),
      selectToldDays(pool, startOfDay(fromOn)),
    ])
  const intake = new Map(totals.map(({ source, ...counts }) => [source, counts]))
  const coverage = Map.groupBy(spans, ({ source }) => source)
  const daysOf = Map.groupBy(intakeDays, ({ source }) => source)
  const pausesBy = Map.groupBy(pauseActs, ({ source }) => source)
  const secretsBy = Map.groupBy(secrets, ({ source }) => source)
  const toldBy = Map.groupBy(told, ({ source }) => source)
  const services = servicesBySource(world.services.values())
  const days = daysBetween(fromOn, today)

  const itemOf = (row: SourceRow): SourceItem => {
    const { id, kind, freshnessSeconds, lastEventAt } = row
    const detail = details.get(id)
    const own = daysOf.get(id) ?? []
    const heard = coverage.get(id) ?? []
    const silences = silence.bySource.get(id) ?? []
    const since = silentSince(row, silence, at)
    const { lags, usualMs, isLate } = lagsOf(own, today)
    const firstHeardAt = silence.heardFrom.get(id) ?? row.firstEventAt
    return {
      id,
      kind,
      kindLabel: labels.get(kind) ?? kind,
      label: row.label,
      origin: row.configuredIn ?? 'seen',
      createdBy: row.createdBy,
      isPull: isPulled(row),
      platform: row.platform,
      clusters: row.clusters,
      freshnessSeconds,
      isPaused: row.isPaused,
      isResyncing: row.resyncAskedAt !== null,
      isSilent: since !== null,
      silentSince: wire(since),
      isLate,
      usualLagMs: usualMs,
      ...lastDayOf(own, today),
      lastEventAt: wire(lastEventAt),
      lastSuccessAt: wire(detail?.lastSuccessAt),
      lastFullListAt: wire(detail?.lastFullListAt),
      lastError: detail?.lastError ?? null,
      errorSince: detail?.lastError == null ? null : wire(detail.errorSince),
      leaseHolder: detail?.leaseHolder ?? null,
      ...(intake.get(id) ?? nothing),
      eventsLastHour: recent === null ? (own.at(-1)?.on === today ? null : 0) : (recent.get(id) ?? 0),
      services: services.get(id) ?? 0,
      coverage: heard.map(({ fromAt, toAt }) => ({
        from: formatInstant(Math.max(fromAt, coverageFrom)),
        to: formatInstant(toAt),
      })),
      days: sourceDays({
        days,
        now: at,
        knownFrom: firstHeardAt,
        hasLimit: freshnessSeconds !== null,
        silences,
        pauses: pausesOf(pausesBy.get(id) ?? []),
        lags,
        heardOn: new Set([
          ...own.filter(({ received }) => received > 0).map(({ on }) => on),
          ...(toldBy.get(id) ?? []).map(({ on }) => on),
        ]),
      }),
      secrets: (secretsBy.get(id) ?? []).map(({ source: _, ...secret }) => ({
        ...secret,
        createdAt: formatInstant(secret.createdAt),
        expiresAt: wire(secret.expiresAt),
        lastUsedAt: wire(secret.lastUsedAt),
      })),
    }
  }

  return {
    items: rows.map(itemOf),
    unmapped: unmappedNames(unmappedIn(world)),
    deadLetters: deadLetters.map(row => ({ ...row, at: formatInstant(row.at) })),
    mayChange: mayAdminister(context.viewer),
  }
}

/** One source with what only its own page shows. Throws ReadErrors. */
export async function readSource(
  context: ReadContext,
  id: string,
  labels: KindLabels,
): Promise<SourceAnswer> {
  const { items, mayChange } = await readSources(context, labels)
  const source = items.find(item => item.id === id)
  if (source === undefined) throw new NotFound(`There is no source ${id}.`)
  const { pool } = context.db
  const [rows, acts] = await Promise.all([selectSources(pool), selectSourcePauses(pool)])
  const own = acts.filter(act => act.source === id)
  return {
    source,
    settings: mayChange ? (rows.find(row => row.id === id)?.settings ?? null) : null,
    pauses: pausesOf(own).map(({ fromAt, toAt }) => ({
      from: formatInstant(fromAt),
      to: wire(toAt),
      by: own.find(act => act.at === fromAt)?.actor ?? '',
    })),
    mayChange,
  }
}

const isPulled = ({ configuredIn, settings }: SourceRow): boolean =>
  configuredIn === 'file' || configuredIn === 'demo' || (configuredIn === 'page' && settings !== null)

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
