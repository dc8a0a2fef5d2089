import { maySeeCalendar } from '#lib/domain/access/is-calendar-token.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { type CalendarEntry, calendarEntries } from '#lib/domain/visit/calendar-entries.ts'
import type { CalendarSubject } from '#lib/domain/visit/calendar-subject.ts'
import { ask, type Question } from './ask.ts'
import type { ReadContext } from './read-context.ts'
import { AccessDenied, NotFound } from './read-error.ts'
import { visitVersionsIn } from './visit-items.ts'

/** A calendar's entries with the names people know things by. */
export type VisitCalendar = {
  name: string
  /** Of an office: its people are there anyway, so visits do not block their days. */
  isBusy: boolean
  entries: (CalendarEntry & { officeName: string; place: string; people: string[]; stops: Stop[] })[]
}
type Stop = { on: string; teamName: string; task: string }

/** Visits of one engineer, to one office, or all, as calendars take them; for who reads everything. Throws ReadErrors. */
export async function readVisitCalendar(
  context: ReadContext,
  subject: CalendarSubject,
): Promise<VisitCalendar> {
  const question = await ask(context, noFilters)
  const { world, now } = question
  const versions = [...visitVersionsIn(question).values()].flat()
  const entries = calendarEntries(versions, subject, now)
  const offices = new Map(world.catalog.offices.map(office => [office.id, office]))
  const nameOf = engineerNames(question)
  const knownEngineer = subject.kind === 'engineer' && (nameOf.has(subject.id) || entries.length > 0)
  if (subject.kind === 'office' && !offices.has(subject.id))
    throw new NotFound(`There is no office ${subject.id}.`)
  if (subject.kind === 'engineer' && !knownEngineer)
    throw new NotFound(`There is nobody ${subject.id} on the road team.`)
  const officeName = (id: string): string => offices.get(id)?.name ?? id
  const whose = {
    all: 'Road team',
    office: officeName(subject.id),
    engineer: nameOf.get(subject.id) ?? subject.id,
  }
  return {
    name: `Visits: ${whose[subject.kind]}`,
    isBusy: subject.kind === 'engineer',
    entries: entries.map(entry => ({
      ...entry,
      officeName: officeName(entry.office),
      place: [officeName(entry.office), offices.get(entry.office)?.country].filter(Boolean).join(', '),
      people: entry.engineers.map(id => nameOf.get(id) ?? id),
      stops: [...entry.agenda]
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
        .map(({ on, team, task }) => ({ on, teamName: world.teams.get(team)?.name ?? team, task })),
    })),
  }
}

/** The same for the token in a calendar's own address, which opens this calendar alone. Throws ReadErrors. */
export async function readSubscribedCalendar(
  context: ReadContext,
  subject: CalendarSubject,
): Promise<VisitCalendar> {
  const { viewer } = context
  if (viewer.kind !== 'token' || !maySeeCalendar(viewer, subject))
    throw new AccessDenied('forbidden', 'This token does not open this calendar.')
  return readVisitCalendar({ ...context, viewer: { ...viewer, scopes: ['read'] } }, subject)
}

/** Names of everybody who was ever of the road team: past visits keep them. */
const engineerNames = ({ world }: Question): Map<string, string> =>
  new Map(
    [...world.withdrawn.roadEngineers, ...world.records.roadEngineers].map(({ engineer, name }) => [
      engineer,
      name,
    ]),
  )
