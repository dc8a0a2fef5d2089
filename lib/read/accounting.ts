import { selectIntakeTotals } from '#db/queries/select-intake-totals.ts'
import { type LedgerTotal, selectLedgerTotals } from '#db/queries/select-ledger-totals.ts'
import { selectSources } from '#db/queries/select-sources.ts'
import { type ExclusionReason, exclusionReasons } from '#lib/domain/deploy/exclusion-reason.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { addWeeks, formatWeek, weekOf, weekOfDay } from '#lib/domain/time/iso-week.ts'
import { once } from './answer-cache.ts'
import type { AccountingAnswer } from './answers/accounting-answer.ts'
import { ask, type Question } from './ask.ts'
import type { ReadContext } from './read-context.ts'
import { InvalidFilter } from './read-error.ts'
import { isNarrowed, selectedServices } from './selection.ts'
import { unmappedIn } from './unmapped.ts'

const fullWeeks = 12

/** Every event and what became of every rollout (definitions.md 3). `sources`: only these; empty: all. Throws ReadErrors. */
export async function readAccounting(
  context: ReadContext,
  filters: Filters,
  sources: string[] = [],
): Promise<AccountingAnswer> {
  const question = await ask(context, filters)
  const { db } = context
  const [intake, listed] = await Promise.all([selectIntakeTotals(db.pool), selectSources(db.pool)])
  const known = new Set([
    ...intake.map(({ source }) => source),
    ...question.world.firstEventBySource.keys(),
    ...listed.map(({ id }) => id),
  ])
  const strange = sources.find(source => !known.has(source))
  if (strange !== undefined) throw new InvalidFilter('source', `There is no source ${strange}.`)
  const isWanted = (source: string) => sources.length === 0 || sources.includes(source)
  const weeks = await once(question, `ledger ${sources.join()}`, () =>
    selectLedgerTotals(db.pool, {
      ...weekRange(question),
      serviceIds: serviceIdsOf(question),
      sources: sources.length === 0 ? null : sources,
      knownAt: question.knownAt,
    }),
  )
  return {
    sources: intake.filter(({ source }) => isWanted(source)),
    weeks: weeks.map(weekRow),
    unmapped: unmappedIn(question.world).filter(({ source }) => isWanted(source)),
  }
}

const serviceIdsOf = ({ world, filters, at }: Question): string[] | null =>
  isNarrowed(filters) ? selectedServices(world, filters, at).map(({ service }) => service.id) : null

/** Weeks that touch the range; without one the twelve full weeks before the instant. An open end is that of the data. */
function weekRange({ filters, at }: Question): { fromWeekOn: string; toWeekOn: string } {
  const running = weekOf(at)
  if (filters.from === null && filters.to === null)
    return { fromWeekOn: addWeeks(running, -fullWeeks), toWeekOn: addWeeks(running, -1) }
  return {
    fromWeekOn: filters.from === null ? '1999-12-27' : weekOfDay(filters.from),
    toWeekOn: filters.to === null ? addWeeks(running, 1) : weekOfDay(filters.to),
  }
}

const weekRow = (row: LedgerTotal): AccountingAnswer['weeks'][number] => ({
  week: formatWeek(row.weekOn),
  source: row.source,
  platform: row.platform,
  rollouts: row.rollouts,
  deploys: row.deploys,
  excluded: Object.fromEntries(exclusionReasons.map(reason => [reason, row[reason]])) as Record<
    ExclusionReason,
    number
  >,
})
