import { endOfDay } from '../time/day.ts'
import { dayMs } from '../time/durations.ts'
import type { CalendarSubject } from './calendar-subject.ts'
import type { VisitVersion } from './fold-visits.ts'
import type { AgendaItem, VisitKind } from './visit.ts'

/** A visit as one calendar knows it. `uid` stays over every change, `sequence` grows with each. Days both included. */
export type CalendarEntry = {
  uid: string
  sequence: number
  visit: string
  isCancelled: boolean
  /** Cancelled here because somebody was taken off it; the visit itself takes place. */
  isTakenOff: boolean
  office: string
  fromOn: string
  toOn: string
  engineers: string[]
  agenda: AgendaItem[]
  kind: VisitKind
  createdAt: number
  modifiedAt: number
  reason: string | null
}

/** Cancelled entries stay that long, so that calendars that look seldom still take them away. */
export const keptForDays = 90

/**
 * What a calendar shows at an instant, by first day, then uid. A visit that was once in it never just vanishes: called off, or
 * with somebody taken off it, it is cancelled by a higher sequence, until 90 days after that and after its last day.
 */
export function calendarEntries(
  versions: readonly VisitVersion[],
  subject: CalendarSubject,
  at: number,
): CalendarEntry[] {
  const known = versions.filter(
    ({ recordedAt, withdrawnAt }) => recordedAt <= at && (withdrawnAt === null || withdrawnAt > at),
  )
  return [...Map.groupBy(known, ({ visit }) => visit).values()]
    .flatMap(rows => entryOf(rows, subject) ?? [])
    .filter(
      ({ isCancelled, modifiedAt, toOn }) =>
        !isCancelled || at <= Math.max(modifiedAt, endOfDay(toOn)) + keptForDays * dayMs,
    )
    .sort((a, b) => compare(a.fromOn, b.fromOn) || compare(a.uid, b.uid))
}

function entryOf(rows: VisitVersion[], subject: CalendarSubject): CalendarEntry | null {
  const inOrder = rows.sort((a, b) => a.sequence - b.sequence)
  const isIn = ({ engineers, office }: VisitVersion): boolean =>
    subject.kind === 'all' ||
    (subject.kind === 'office' ? office === subject.id : engineers.includes(subject.id))
  // One called off before somebody was on it was never in their calendar.
  const lastIn = inOrder.findLastIndex(isIn)
  const shown = inOrder[lastIn]
  if (shown === undefined) return null
  const takenOff = inOrder[lastIn + 1]
  const current = takenOff ?? shown
  const { visit, office, fromOn, toOn, engineers, agenda } = shown
  return {
    uid: uidOf(visit, subject),
    sequence: current.sequence,
    visit,
    isCancelled: takenOff !== undefined || shown.status === 'cancelled',
    isTakenOff: takenOff !== undefined && takenOff.status !== 'cancelled',
    office,
    fromOn,
    toOn,
    engineers: [...engineers].sort(),
    agenda,
    kind: shown.kind as VisitKind,
    createdAt: inOrder[0]!.recordedAt,
    modifiedAt: current.recordedAt,
    reason: current.reason,
  }
}

/** An engineer's own: it can be cancelled for them while the office's stands. */
const uidOf = (visit: string, { kind, id }: CalendarSubject): string =>
  `visit-${visit}${kind === 'engineer' ? `-${encodeURIComponent(id.toWellFormed())}` : ''}@landfall`

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
