import type { Filters } from '#lib/domain/filter/filters.ts'
import { platformNames } from '#lib/domain/migration/platform-names.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { ReceiptAnswer } from '../answers/receipt-answer.ts'
import { ask, type Question } from '../ask.ts'
import { definitionIn } from '../definitions/definition-in.ts'
import { freshnessOf } from '../freshness.ts'
import type { ReadContext } from '../read-context.ts'
import { NotFound } from '../read-error.ts'
import { readRestatements } from '../restatements.ts'
import { blockerReceipt } from './blocker-receipts.ts'
import { cpuReceipt } from './cpu-receipts.ts'
import { endgameReceipt } from './endgame-receipts.ts'
import { forecastReceipt } from './forecast-receipts.ts'
import { frequencyReceipt } from './frequency-receipts.ts'
import { accountingReceipt, environmentsReceipt } from './intake-receipts.ts'
import { progressReceipt } from './progress-receipts.ts'
import { type ReceiptParts, type ReceiptReader, requireDefinition } from './receipt-parts.ts'
import { serviceReceipt, teamReceipt } from './subject-receipts.ts'
import { visitEffectReceipt } from './visit-effect-receipts.ts'
import { visitReceipt } from './visit-receipts.ts'

const topics: Record<string, ReceiptReader> = {
  progress: progressReceipt,
  frequency: frequencyReceipt,
  cpu: cpuReceipt,
  environments: environmentsReceipt,
  endgame: endgameReceipt,
  forecast: forecastReceipt,
  accounting: accountingReceipt,
  blocker: blockerReceipt,
  team: teamReceipt,
  service: serviceReceipt,
  visit: visitReceipt,
  'visit-effect': visitEffectReceipt,
}
const usualRows = 100

/**
 * Where a figure comes from, built from the very answer it stands in: `progress.share`, `frequency.ratio`, `cpu.gain`,
 * `team.rate:<id>`. Throws ReadErrors; NotFound for a figure nobody knows.
 */
export async function readReceipt(
  context: ReadContext,
  figure: string,
  filters: Filters,
  limit: number | null,
): Promise<ReceiptAnswer> {
  const question = await ask(context, filters)
  const dot = figure.indexOf('.')
  const topic = dot === -1 ? figure : figure.slice(0, dot)
  const part = dot === -1 ? '' : figure.slice(dot + 1)
  const asked = { context, filters, mostRows: limit ?? usualRows }
  const parts = Object.hasOwn(topics, topic) ? await topics[topic]!(part, asked) : null
  if (parts === null) throw new NotFound(`There is no receipt for ${figure}.`)
  return wholeReceipt(question, figure, parts)
}

async function wholeReceipt(question: Question, figure: string, parts: ReceiptParts): Promise<ReceiptAnswer> {
  const { migration, asOf, now, knownAt } = question
  const { definition, ...own } = inPlatformNames(parts, migration)
  const { id, term, says, formula } = definitionIn(migration, requireDefinition(definition))
  return {
    figure,
    word: null,
    interval: null,
    sum: [],
    counted: [],
    leftOut: [],
    tooLittle: null,
    method: null,
    events: null,
    service: null,
    rows: null,
    ...own,
    definition: { id, term, says, formula: formula ?? null },
    filters: filtersInWords(question),
    migration: { id: migration.id, name: migration.name ?? migration.id },
    asOf,
    knownAt: formatInstant(now),
    isKnownNow: knownAt === null,
    freshness: await freshnessOf(question),
    restated: own.events?.from && own.call === 'frequency' ? await restatedIn(question, own.events) : null,
  }
}

/** Topics speak of the origin and the target; people know the platforms by name. */
function inPlatformNames(parts: ReceiptParts, migration: Question['migration']): ReceiptParts {
  const { from, to } = platformNames(migration)
  const named = (text: string) => text.replaceAll('the origin', from).replaceAll('the target', to)
  const lines = <Line extends { text: string }>(list: Line[] | undefined) =>
    list?.map(line => ({ ...line, text: named(line.text) })) ?? []
  return {
    ...parts,
    title: named(parts.title),
    sum: lines(parts.sum),
    counted: lines(parts.counted),
    leftOut: lines(parts.leftOut),
  }
}

/** Restatements of the weeks a figure counts. */
async function restatedIn(
  { context, filters }: Question,
  { from, to }: { from: string | null; to: string | null },
): Promise<ReceiptAnswer['restated']> {
  const { items } = await readRestatements(context, { ...filters, from, to, knownAt: null })
  const late = items.flatMap(({ lateEvents }) => lateEvents)
  return {
    weeks: [...new Set(items.map(({ week }) => week))],
    lateEvents: late.reduce((sum, { events }) => sum + events, 0),
  }
}

/** Filters by the names people know. */
function filtersInWords({ world, filters }: Question): ReceiptAnswer['filters'] {
  const { catalog, teams } = world
  const named = (list: readonly { id: string; name: string | null }[]) => (id: string) =>
    list.find(entry => entry.id === id)?.name ?? id
  const words = [
    { name: 'Area', values: filters.area.map(named(catalog.areas)) },
    { name: 'Office', values: filters.office.map(named(catalog.offices)) },
    { name: 'Team', values: filters.team.map(id => teams.get(id)?.name ?? id) },
    { name: 'Archetype', values: filters.archetype },
    { name: 'Kind', values: filters.kind },
    { name: 'From', values: filters.from === null ? [] : [filters.from] },
    { name: 'To', values: filters.to === null ? [] : [filters.to] },
  ]
  return words.filter(({ values }) => values.length > 0)
}
