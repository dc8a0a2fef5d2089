import type { Filters } from '#lib/domain/filter/filters.ts'
import { type NumberName, namesBehind } from '#lib/domain/migration/names-behind.ts'
import type { NamesWish } from '#lib/domain/migration/names-wish.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { instantOfDay } from '#lib/domain/time/instant-of-day.ts'
import { once } from './answer-cache.ts'
import type { ProgressName, ProgressNamesAnswer } from './answers/progress-names-answer.ts'
import { ask, type Question } from './ask.ts'
import { evidenceOfPlaces } from './evidence-of-places.ts'
import { flowRange } from './flow-range.ts'
import { ownerIn } from './owner-in.ts'
import { type PageQuestion, pageOf } from './page.ts'
import type { ReadContext } from './read-context.ts'
import { InvalidFilter } from './read-error.ts'
import { selectedServices } from './selection.ts'
import { timelineIn } from './timelines.ts'

/** The services behind one number of `progress` asked with the same filters: as many as it says. Throws ReadErrors. */
export async function readProgressNames(
  context: ReadContext,
  filters: Filters,
  wish: NamesWish | null,
  page: PageQuestion,
): Promise<ProgressNamesAnswer> {
  const question = await ask(context, filters)
  if (wish === null)
    throw new InvalidFilter('flow', 'Ask for one number: a flow, a state or a list, not several.')
  const names = await once(question, `progress-names ${JSON.stringify(wish)}`, () => namesOf(question, wish))
  const { items, nextCursor } = pageOf(
    names,
    ({ at, service }) => [at, service],
    { name: 'names', isDescending: true },
    page,
  )
  return {
    asOf: question.asOf,
    ...flowRange(question),
    total: names.length,
    items: await itemsOf(question, items),
    nextCursor,
  }
}

function namesOf(question: Question, wish: NamesWish): NumberName[] {
  const { world, filters, at, baselineAt, now } = question
  const { from, to } = flowRange(question)
  const timelines = selectedServices(world, filters, at).map(entry => timelineIn(question, entry))
  return namesBehind(timelines, wish, {
    at,
    baselineAt,
    from: instantOfDay(from, now),
    to: instantOfDay(to, now),
  })
}

async function itemsOf(question: Question, names: NumberName[]): Promise<ProgressName[]> {
  const evidence = await evidenceOfPlaces(
    question,
    // That a source fell silent is behind no event.
    names.map(({ service, at, to }) => (at === null || to === 'unknown' ? null : { serviceId: service, at })),
  )
  return names.map(({ service, at, from, to }, index) => ({
    service,
    ...ownerIn(question, service),
    at: at === null ? null : formatInstant(at),
    from,
    to,
    evidence: evidence[index]!,
  }))
}
