import type { DayCount } from '#db/queries/select-day-counts.ts'
import { countKeptEvents, selectKeptEvents } from '#db/queries/select-kept-events.ts'
import { countToldEvidence, selectToldEvidence } from '#db/queries/select-told-evidence.ts'
import { countToldRollouts, selectToldRollouts } from '#db/queries/select-told-rollouts.ts'
import { type EventKind, fatesOfOutcomes } from '#lib/domain/event/event-outcomes.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { weekOf } from '#lib/domain/time/iso-week.ts'
import { once } from './answer-cache.ts'
import type { EventItem, EventsAnswer } from './answers/events-answer.ts'
import { ask, type Question } from './ask.ts'
import { itemOfKept, itemOfSight, itemOfTold } from './event-items.ts'
import { decodeEventPlace, encodeEventPlace } from './event-places.ts'
import { type EventsAsked, eventSelection, type Selected } from './event-selection.ts'
import type { ReadContext } from './read-context.ts'

export const mostCounted = 100_000
const usualLimit = 100
const daysInBars = 92

type Row = { item: EventItem; place: (string | number)[] }
type List = { rows: Row[]; days: DayCount[] }

/** Events by source, service, place, time and what became of them, newest first (ui.md 8.15). Throws ReadErrors. */
export async function readEvents(
  context: ReadContext,
  filters: Filters,
  asked: EventsAsked,
): Promise<EventsAnswer> {
  const question = await ask(context, filters)
  const selected = eventSelection(question, asked)
  const limit = asked.limit ?? usualLimit
  const [rows, days] = await Promise.all([
    rowsOf(question, asked, selected, limit + 1),
    // The same for every page of the list.
    once(question, `events ${JSON.stringify({ ...asked, cursor: null, limit: null })}`, () =>
      daysOf(question, asked.what, selected),
    ),
  ])
  const total = days.reduce((sum, { count }) => sum + count, 0)
  const last = rows[limit - 1]
  return {
    what: asked.what,
    count: Math.min(total, mostCounted),
    isMore: total > mostCounted,
    histogram: histogramOf(days),
    unused: selected.unused,
    offers: offersOf(question),
    items: rows.slice(0, limit).map(({ item }) => item),
    nextCursor: last !== undefined && rows.length > limit ? encodeEventPlace(asked.what, last.place) : null,
  }
}

function offersOf({ world }: Question): EventsAnswer['offers'] {
  const { clusters } = world.catalog
  return {
    sources: [...world.firstEventBySource.keys()].sort(),
    platforms: [...new Set(clusters.map(({ platform }) => platform))].sort(),
    clusters: clusters.map(({ id }) => id).sort(),
  }
}

async function rowsOf(
  { context, knownAt }: Question,
  { what, outcome, cursor }: EventsAsked,
  selected: Selected,
  limit: number,
): Promise<List['rows']> {
  const db = context.db.pool
  if (what === 'rollouts') {
    const after = decodeEventPlace(cursor, what, [0, '', '', ''] as [number, string, string, string])
    const fates = fatesOfOutcomes(outcome)
    const rows = await selectToldRollouts(
      db,
      { ...selected, rolloutId: selected.id, fates, knownAt },
      after,
      limit,
    )
    return rows.map(row => ({
      item: itemOfTold(row),
      place: [row.at, row.serviceId, row.source, row.rolloutId],
    }))
  }
  if (what === 'evidence') {
    const after = decodeEventPlace(cursor, what, [0, '', '', '', 0] as [
      number,
      string,
      string,
      string,
      number,
    ])
    const rows = await selectToldEvidence(db, { ...selected, eventId: selected.id }, after, limit)
    return rows.map(row => ({
      item: itemOfSight(row),
      place: [row.at, row.serviceId, row.source, row.eventId, row.ordinal],
    }))
  }
  const after = decodeEventPlace(cursor, what, [0, '', ''] as [number, string, string])
  const rows = await selectKeptEvents(db, what, selected, after, limit)
  return rows.map(row => ({ item: itemOfKept(what, row), place: [row.receivedAt, row.source, row.id] }))
}

function daysOf({ context, knownAt }: Question, what: EventKind, selected: Selected): Promise<List['days']> {
  const db = context.db.pool
  const most = mostCounted + 1
  const { fates, id } = selected
  if (what === 'rollouts') return countToldRollouts(db, { ...selected, rolloutId: id, fates, knownAt }, most)
  if (what === 'evidence') return countToldEvidence(db, { ...selected, eventId: id }, most)
  return countKeptEvents(db, what, selected, most)
}

/** Days, or weeks where there are many; without a gap between the first and the last. */
function histogramOf(days: DayCount[]): EventsAnswer['histogram'] {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return { unit: 'day', bars: [] }
  const dayMs = 86_400_000
  const unit = (last.at - first.at) / dayMs >= daysInBars ? 'week' : 'day'
  const startOf = (at: number) => (unit === 'day' ? dayOf(at) : weekOf(at))
  const bars = new Map<string, number>()
  for (let at = first.at; at <= last.at; at += dayMs) bars.set(startOf(at), 0)
  for (const { at, count } of days) bars.set(startOf(at), bars.get(startOf(at))! + count)
  return { unit, bars: [...bars].map(([on, count]) => ({ on, count })) }
}
