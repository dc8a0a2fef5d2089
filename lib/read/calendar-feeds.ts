import { selectCalendarTokens } from '#db/queries/select-calendar-tokens.ts'
import { mayEndCalendar, mayMakeCalendar } from '#lib/domain/access/may-make-calendar.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { calendarOfScope } from '#lib/domain/visit/calendar-subject.ts'
import type { CalendarFeedsAnswer } from './answers/calendar-feeds-answer.ts'
import type { ReadContext } from './read-context.ts'
import { requireReader } from './require-reader.ts'

const wire = (at: number | null) => (at === null ? null : formatInstant(at))

/** Which calendars have an address that opens now, of those the viewer may end: their own; all for the road team. Throws ReadErrors. */
export async function readCalendarFeeds({ viewer, db, now }: ReadContext): Promise<CalendarFeedsAnswer> {
  requireReader(viewer)
  const rows = await selectCalendarTokens(db.pool, now)
  return {
    items: rows.flatMap(({ id, scopes, createdBy, createdAt, expiresAt, lastUsedAt }) => {
      const subject = calendarOfScope(scopes[0] ?? '')
      if (subject === null || !mayEndCalendar(viewer, createdBy)) return []
      return {
        id,
        kind: subject.kind,
        subject: subject.id,
        createdBy,
        createdAt: formatInstant(createdAt),
        expiresAt: wire(expiresAt),
        lastUsedAt: wire(lastUsedAt),
      }
    }),
    mayCreate: mayMakeCalendar(viewer),
  }
}
