import { moveAgenda } from '#lib/domain/visit/move-agenda.ts'
import type { VisitPlanAnswer } from '#lib/read/answers/visit-plan-answer.ts'
import type { VisitsAnswer } from '#lib/read/answers/visits-answer.ts'
import { shiftStretch, startStretchOn } from './lane-days.ts'
import type { VisitInput } from './visit-acts.ts'

/** What the drawer was opened for: see visits-url.ts. */
export type Wanted = {
  change: string
  trip: string | null
  place: string | null
  on: string | null
  who: string | null
}
export type VisitDraft = { title: string; isNew: boolean; before: VisitInput | null; input: VisitInput }

const usualDays = 2

/** What a form begins with: the visit as it stands, a proposal, or an empty one; with its move applied. Null: there is no such visit. */
export function draftOf(
  wanted: Wanted,
  visits: VisitsAnswer,
  trips: VisitPlanAnswer['trips'],
): VisitDraft | null {
  const visit = visits.visits.find(({ id }) => id === wanted.change)
  if (wanted.change !== 'new' && visit === undefined) return null
  const trip = trips.find(({ key }) => key === wanted.trip)
  const known = visit ?? trip
  const before: VisitInput | null =
    known === undefined
      ? null
      : {
          office: known.office,
          from: known.from,
          to: known.to,
          kind: known.kind,
          engineers: known.engineers.map(({ id }) => id),
          agenda: known.agenda.map(({ on, team, task }) => ({ on, team, task })),
          ...(trip?.reason ? { reason: trip.reason } : {}),
        }
  const start = before ?? emptyVisit(wanted, visits)
  return {
    title: visit
      ? `Change the visit to ${visit.officeName}`
      : trip
        ? `Trip to ${trip.officeName}`
        : 'Plan a visit',
    isNew: visit === undefined,
    before,
    input: moved(start, wanted),
  }
}

function emptyVisit({ place, on }: Wanted, { offices, asOf }: VisitsAnswer): VisitInput {
  const office = offices.find(({ id }) => id === place) ?? [...offices].sort((a, b) => b.left - a.left)[0]
  const first = startStretchOn({ fromOn: asOf, toOn: asOf }, on ?? asOf)
  const last = shiftStretch(first, usualDays - 1)
  return {
    office: office?.id ?? '',
    from: first.fromOn,
    to: last.toOn,
    kind: 'help',
    engineers: [],
    agenda: [],
  }
}

/** The draft on its new days and with its new people. */
function moved(input: VisitInput, { on, who }: Wanted): VisitInput {
  const [old, next] = (who ?? '').includes('>') ? who!.split('>') : [null, who]
  const others = input.engineers.filter(id => id !== old && id !== next)
  const engineers = next ? [...others, next] : input.engineers
  return on === null ? { ...input, engineers } : { ...withDays(input, onDay(input, on)), engineers }
}

const onDay = ({ from, to }: VisitInput, on: string) => {
  const { fromOn, toOn } = startStretchOn({ fromOn: from, toOn: to }, on)
  return { from: fromOn, to: toOn }
}

/** The same visit on other days; its agenda moves along. */
export function withDays(input: VisitInput, days: { from: string; to: string }): VisitInput {
  if (days.to < days.from) return { ...input, ...days }
  const before = { fromOn: input.from, toOn: input.to }
  const agenda =
    input.from <= input.to
      ? moveAgenda(input.agenda, before, { fromOn: days.from, toOn: days.to })
      : input.agenda
  return { ...input, ...days, agenda }
}

/** The agenda with an item one place earlier or later. Items take the days of the places, so the order is what counts. */
export function withItemMoved(input: VisitInput, index: number, by: -1 | 1): VisitInput {
  const other = index + by
  const [item, neighbour] = [input.agenda[index], input.agenda[other]]
  if (!item || !neighbour) return input
  const agenda = [...input.agenda]
  agenda[index] = { ...neighbour, on: item.on }
  agenda[other] = { ...item, on: neighbour.on }
  return { ...input, agenda }
}
