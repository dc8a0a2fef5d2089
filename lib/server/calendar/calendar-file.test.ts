import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { addDays, endOfDay } from '#lib/domain/time/day.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { calendarEntries } from '#lib/domain/visit/calendar-entries.ts'
import type { CalendarSubject } from '#lib/domain/visit/calendar-subject.ts'
import type { VisitVersion } from '#lib/domain/visit/fold-visits.ts'
import type { VisitCalendar } from '#lib/read/visit-calendar.ts'
import { calendarFile } from './calendar-file.ts'
import { anyVersions, begin, engineers, hostileText } from './testing/any-visits.ts'
import { calendarFaults } from './testing/calendar-faults.ts'

const anySubject: fc.Arbitrary<CalendarSubject> = fc.oneof(
  fc.constantFrom(...engineers).map(id => ({ kind: 'engineer' as const, id })),
  fc.constantFrom<CalendarSubject>({ kind: 'office', id: 'oslo' }, { kind: 'all', id: '' }),
)
const anyMoment = fc.integer({ min: 0, max: 400 * dayMs }).map(later => begin + later)

function calendarOf(
  versions: readonly VisitVersion[],
  subject: CalendarSubject,
  at: number,
  name = 'Oslo',
): VisitCalendar {
  return {
    name,
    isBusy: subject.kind === 'engineer',
    entries: calendarEntries(versions, subject, at).map(entry => ({
      ...entry,
      officeName: name,
      place: name,
      people: entry.engineers,
      stops: entry.agenda.map(({ on, team, task }) => ({ on, teamName: team, task })),
    })),
  }
}
const write = (calendar: VisitCalendar) => calendarFile(calendar, 'https://landfall.example.com')
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(found => new ICAL.Event(found))

describe('a calendar of visits', () => {
  test('is what RFC 5545 asks for, whatever people wrote, and reads back as it was meant', () => {
    fc.assert(
      fc.property(anyVersions, anySubject, anyMoment, hostileText, (versions, subject, at, name) => {
        const calendar = calendarOf(versions, subject, at, `Oslo ${name}`)
        const text = write(calendar)
        expect(calendarFaults(text)).toEqual([])
        const events = eventsOf(text)
        expect(events.map(({ uid }) => uid)).toEqual(calendar.entries.map(({ uid }) => uid))
        events.forEach((event, index) => {
          const entry = calendar.entries[index]!
          expect(event.startDate.isDate && event.endDate.isDate).toBe(true)
          expect(event.startDate.toString()).toBe(entry.fromOn)
          expect(event.endDate.toString()).toBe(addDays(entry.toOn, 1))
          expect(event.sequence).toBe(entry.sequence)
          expect(event.component.getFirstPropertyValue('status')).toBe(
            entry.isCancelled ? 'CANCELLED' : 'CONFIRMED',
          )
          expect(event.description.split('\n').at(-1)).toBe(
            `https://landfall.example.com/visits/${entry.visit}`,
          )
        })
      }),
      { numRuns: 300 },
    )
  })

  test('gives the same bytes for the same visits, so that nothing is fetched twice', () => {
    fc.assert(
      fc.property(anyVersions, anySubject, anyMoment, (versions, subject, at) => {
        expect(write(calendarOf([...versions].reverse(), subject, at))).toBe(
          write(calendarOf(versions, subject, at)),
        )
      }),
      { numRuns: 50 },
    )
  })
})

test.each([
  ['SUMMARY:Visit', 'SUMMARY:Visit, again', /not escaped/],
  ['UID:', 'X-UID:', /UID is missing/],
  ['\r\nSTATUS', '\nSTATUS', /LF alone/],
  ['URL;VALUE=URI:', `LOCATION:${'é'.repeat(40)}\r\nURL;VALUE=URI:`, /longer than 75/],
  ['END:VEVENT', 'X', /not a content line/],
])('the checker itself finds faults: %s as %s', (good, bad, fault) => {
  const row = {
    visit: 'v',
    sequence: 0,
    migration: 'm',
    office: 'oslo',
    fromOn: '2026-06-22',
    toOn: '2026-06-22',
  }
  const rest = {
    engineers: ['ilse'],
    agenda: [],
    kind: 'help',
    status: 'booked',
    reason: null,
    withdrawnAt: null,
  }
  const calendar = calendarOf(
    [{ ...row, ...rest, recordedAt: begin, recordedBy: 'x' }],
    { kind: 'engineer', id: 'ilse' },
    begin,
  )
  const text = write(calendar)
  expect(calendarFaults(text)).toEqual([])
  expect(calendarFaults(text.replace(good, bad)).join()).toMatch(fault)
})

describe('calendars follow changes', () => {
  test('what was once in a calendar stays under its id, with a sequence that never falls, until 90 days after', () => {
    fc.assert(
      fc.property(anyVersions, anySubject, anyMoment, anyMoment, (versions, subject, one, other) => {
        const [before, after] = [Math.min(one, other), Math.max(one, other)]
        const then = new Map(calendarEntries(versions, subject, after).map(entry => [entry.uid, entry]))
        for (const entry of calendarEntries(versions, subject, before)) {
          const later = then.get(entry.uid)
          if (later === undefined) expect(after).toBeGreaterThan(endOfDay(entry.fromOn) - 200 * dayMs)
          else {
            expect(later.sequence).toBeGreaterThanOrEqual(entry.sequence)
            if (later.sequence === entry.sequence) expect(later).toEqual(entry)
            else expect(later.modifiedAt).toBeGreaterThan(entry.modifiedAt)
          }
        }
      }),
    )
  })

  const version = (sequence: number, changes: Partial<VisitVersion> = {}): VisitVersion => ({
    visit: '4b0f2a52-6f2a-4f0e-9a66-0d8f6f4f0a01',
    sequence,
    migration: 'm',
    office: 'krakow',
    fromOn: '2026-06-22',
    toOn: '2026-06-25',
    engineers: ['ilse', 'piotr'],
    agenda: [],
    kind: 'help',
    status: 'booked',
    recordedAt: begin + sequence * dayMs,
    recordedBy: 'Ilse Forestay',
    reason: null,
    withdrawnAt: null,
    ...changes,
  })
  const piotr: CalendarSubject = { kind: 'engineer', id: 'piotr' }
  const now = begin + 10 * dayMs

  test('an engineer taken off a visit sees it cancelled; the office and the others see it stand', () => {
    const versions = [
      version(0),
      version(1, { engineers: ['ilse'] }),
      version(2, { engineers: ['ilse'], toOn: '2026-06-24' }),
    ]
    expect(calendarEntries(versions, piotr, now)).toMatchObject([
      { isCancelled: true, isTakenOff: true, sequence: 1, toOn: '2026-06-25' },
    ])
    expect(calendarEntries(versions, { kind: 'office', id: 'krakow' }, now)).toMatchObject([
      { isCancelled: false, sequence: 2, toOn: '2026-06-24' },
    ])
    const again = [...versions, version(3)]
    expect(calendarEntries(again, piotr, now)).toMatchObject([{ isCancelled: false, sequence: 3 }])
  })

  test('one called off stays cancelled in the calendar for 90 days after its last day, and comes back when it is booked again', () => {
    const versions = [version(0), version(1, { status: 'cancelled', reason: 'The freeze.' })]
    const lastAt = endOfDay('2026-06-25') + 90 * dayMs
    expect(calendarEntries(versions, piotr, lastAt)).toMatchObject([{ isCancelled: true, isTakenOff: false }])
    expect(calendarEntries(versions, piotr, lastAt + 1)).toEqual([])
    expect(calendarEntries([...versions, version(2)], piotr, now)).toMatchObject([
      { isCancelled: false, sequence: 2, uid: calendarEntries(versions, piotr, now)[0]!.uid },
    ])
  })

  test('who never was on a visit never hears of it', () => {
    expect(calendarEntries([version(0)], { kind: 'engineer', id: 'noor' }, now)).toEqual([])
  })
})
