import fc from 'fast-check'
import { addDays } from '#lib/domain/time/day.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import type { VisitVersion } from '#lib/domain/visit/fold-visits.ts'

/** When the first of them may have been written down. */
export const begin = Date.UTC(2026, 0, 5, 9)

/** Text of people at their worst: line ends, commas, quotes, control and cut characters, other scripts, calendar syntax. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom(
      '\r',
      '\n',
      ',',
      ';',
      '\\',
      ':',
      '"',
      '\u2028',
      '\u0000',
      '\ud800',
      'é',
      '👩‍🚒',
      'n',
      '\t',
      ' ',
    ),
    maxLength: 150,
  }),
  fc.constantFrom(
    'END:VEVENT',
    '\r\nBEGIN:VALARM\r\nEND:VALARM',
    '\\n',
    '\\;',
    'ATTENDEE:mailto:x@example.com\r\n',
  ),
)
export const engineers = ['ilse', 'piotr', 'ann,;b\r\nX:y', 'zoë/ø']

const version = fc.record({
  days: fc.nat(60),
  length: fc.nat(4),
  engineers: fc.uniqueArray(fc.constantFrom(...engineers), { maxLength: 3 }),
  isCancelled: fc.boolean(),
  task: hostileText,
  reason: fc.option(hostileText),
  later: fc.integer({ min: 1, max: 20 * dayMs }),
})

/** Visits with all their versions, in the order they were written down. */
export const anyVersions: fc.Arbitrary<VisitVersion[]> = fc
  .array(fc.tuple(fc.uuid(), fc.array(version, { minLength: 1, maxLength: 5 })), { maxLength: 6 })
  .map(visits =>
    visits.flatMap(([visit, versions]) => {
      let at = begin
      return versions.map((one, sequence): VisitVersion => {
        at += one.later
        const fromOn = addDays('2026-02-02', one.days)
        return {
          visit,
          sequence,
          migration: 'm',
          office: 'oslo',
          fromOn,
          toOn: addDays(fromOn, one.length),
          engineers: one.engineers,
          agenda: [{ on: fromOn, team: 'gangway', task: one.task }],
          kind: 'help',
          status: one.isCancelled ? 'cancelled' : 'booked',
          recordedAt: at,
          recordedBy: 'Ilse Forestay',
          reason: one.reason,
          withdrawnAt: null,
        }
      })
    }),
  )
