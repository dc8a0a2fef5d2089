import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { addDays, startOfDay } from '#lib/domain/time/day.ts'
import type { VisitCalendar } from '#lib/read/visit-calendar.ts'

const refreshSeconds = 3_600

/**
 * A calendar as RFC 5545 text (with the name and refresh interval of RFC 7986). The same entries give the same bytes: what
 * moves is the sequence of an entry and when it was modified. Visits are whole days, as the office counts them.
 */
export function calendarFile({ name, isBusy, entries }: VisitCalendar, base: string): string {
  const calendar = ical({
    prodId: { company: 'Landfall', product: 'Visits', language: 'EN' },
    // Names of calendars are not escaped by the library.
    name: escapeText(plain(name)),
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  })
  for (const entry of entries) {
    const url = `${base}/visits/${encodeURIComponent(entry.visit)}`
    const who = entry.people.join(', ')
    const title = isBusy ? `Visit to ${entry.officeName}` : `Road team in ${entry.officeName}: ${who}`
    calendar.createEvent({
      id: entry.uid,
      sequence: entry.sequence,
      stamp: new Date(entry.modifiedAt),
      created: new Date(entry.createdAt),
      lastModified: new Date(entry.modifiedAt),
      start: new Date(startOfDay(entry.fromOn)),
      end: new Date(startOfDay(addDays(entry.toOn, 1))),
      allDay: true,
      summary: plain(entry.isCancelled ? `Cancelled: ${title}` : title),
      location: plain(entry.place),
      description: plain(descriptionOf(entry, url)),
      url,
      status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency:
        isBusy && !entry.isCancelled ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    })
  }
  // The library leaves out the end of the last line, and every line has one.
  return `${calendar.toString()}\r\n`
}

function descriptionOf(
  { people, stops, isTakenOff, isCancelled, reason }: VisitCalendar['entries'][number],
  url: string,
): string {
  const said = reason === null ? '' : ` ${reason}`
  const head = isTakenOff
    ? `Takes place without you.${said}`
    : isCancelled
      ? `Called off.${said}`
      : `With ${people.join(', ')}.`
  const agenda = stops.map(({ on, teamName, task }) => `${on} ${teamName}: ${task}`)
  return [head, ...agenda, url].join('\n')
}

/** Text of people without what RFC 5545 allows in no value: control characters, halves of characters. */
const plain = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')

const escapeText = (text: string): string =>
  text.replaceAll(/[\\;,]/g, match => `\\${match}`).replaceAll('\n', '\\n')
