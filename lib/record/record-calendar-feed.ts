import { z } from 'zod'
import { withTransaction } from '#db/client.ts'
import { revokeTokenOfScope } from '#db/queries/revoke-token-of-scope.ts'
import { selectApiToken } from '#db/queries/select-api-token.ts'
import { selectCatalog } from '#db/queries/select-catalog.ts'
import { selectRecordsOf } from '#db/queries/select-records.ts'
import type { Queryable } from '#db/queryable.ts'
import { mayEndCalendar, mayMakeCalendar } from '#lib/domain/access/may-make-calendar.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { type CalendarSubject, calendarOfScope, calendarScope } from '#lib/domain/visit/calendar-subject.ts'
import { nameField } from './act-fields.ts'
import { appendAudit } from './append-audit.ts'
import type { IssueToken } from './record-card.ts'
import { ActRefused } from './record-error.ts'
import { authorOf, type RecordAct } from './records.ts'
import { requireAllowed } from './require-allowed.ts'

/** The address of one calendar: of an engineer, of an office, or of all visits where neither is named. A year unless said otherwise. */
export const newCalendarFeedSchema = z
  .strictObject({
    engineer: nameField.nullish(),
    office: nameField.nullish(),
    days: z.int().min(1).max(732).default(366),
  })
  .refine(({ engineer, office }) => engineer == null || office == null, {
    message: 'is of one engineer or of one office',
  })
export type NewCalendarFeed = z.output<typeof newCalendarFeedSchema>

/** Makes a token that opens this calendar and nothing else; its secret leaves once. Throws ActRefused. */
export async function recordCalendarFeed(
  { db, viewer, now }: RecordAct,
  { engineer, office, days }: NewCalendarFeed,
  issue: IssueToken,
): Promise<{ id: string; token: string; expiresAt: number; subject: CalendarSubject }> {
  requireAllowed(viewer, mayMakeCalendar(viewer), 'People make addresses of calendars, tokens do not.')
  const subject: CalendarSubject =
    engineer != null
      ? { kind: 'engineer', id: engineer }
      : office != null
        ? { kind: 'office', id: office }
        : { kind: 'all', id: '' }
  await requireSubject(db.pool, subject)
  const createdBy = authorOf(viewer)
  const expiresAt = now + days * dayMs
  return withTransaction(db, async client => {
    const scopes = [calendarScope(subject)]
    const name = ['calendar', subject.kind, subject.id].join(' ').trim()
    const made = await issue(client, { name, scopes, createdBy, expiresAt }, now)
    await appendAudit(client, {
      at: now,
      actor: createdBy,
      action: 'calendar.make',
      objectType: subject.kind,
      objectId: subject.id,
      detail: { token: made.id, days },
    })
    return { ...made, expiresAt, subject }
  })
}

/** Ends an address; within seconds it opens nothing. Throws ActRefused. */
export async function revokeCalendarFeed({ db, viewer, now }: RecordAct, id: string): Promise<void> {
  requireAllowed(viewer, true, '')
  const row = await selectApiToken(db.pool, id)
  const subject = calendarOfScope(row?.scopes[0] ?? '')
  if (row === null || subject === null) throw new ActRefused('not_found', 'There is no such calendar.')
  requireAllowed(
    viewer,
    mayEndCalendar(viewer, row.createdBy),
    'Who made it, the road team and admins end the address of a calendar.',
  )
  await withTransaction(db, async client => {
    if (!(await revokeTokenOfScope(client, id, 'calendar:', now)))
      throw new ActRefused('wrong_state', 'This address was revoked already.')
    await appendAudit(client, {
      at: now,
      actor: authorOf(viewer),
      action: 'calendar.revoke',
      objectType: subject.kind,
      objectId: subject.id,
      detail: { token: id },
    })
  })
}

async function requireSubject(db: Queryable, { kind, id }: CalendarSubject): Promise<void> {
  if (kind === 'all') return
  const isKnown =
    kind === 'office'
      ? (await selectCatalog(db)).offices.some(office => office.id === id)
      : (await selectRecordsOf(db, 'roadEngineers', null)).some(row => row.engineer === id)
  if (isKnown) return
  const text = kind === 'office' ? `There is no office ${id}.` : `There is nobody ${id} on the road team.`
  throw new ActRefused('invalid', text, [{ path: `/${kind}`, message: 'is not there' }])
}
