import { z } from 'zod'
import { mayRecordReview } from '#lib/domain/access/may-record-review.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { dayField, nameField, reasonField } from './act-fields.ts'
import { ActRefused } from './record-error.ts'
import { insertRecord, type RecordAct, withdrawRecord } from './records.ts'
import { requireAllowed } from './require-allowed.ts'

/** A day leadership compares with, and what it is called. */
export const newReviewSchema = z.strictObject({
  name: nameField,
  on: dayField,
  reason: reasonField.optional(),
})
export type NewReview = z.output<typeof newReviewSchema>

const notAllowed = 'Leaders, the road team and admins bookmark reviews.'

/** Bookmarks a day that has begun. Returns the record's id. Throws ActRefused. */
export async function recordReview(act: RecordAct, { name, on, reason }: NewReview): Promise<string> {
  requireAllowed(act.viewer, mayRecordReview(act.viewer), notAllowed)
  if (on > dayOf(act.now))
    throw new ActRefused('invalid', 'A review looks at a day that has begun.', [
      { path: '/on', message: 'lies ahead' },
    ])
  return insertRecord(act, {
    kind: 'reviews',
    values: { name, on },
    reason: reason ?? null,
    action: 'review.bookmark',
    about: { type: 'review', id: on },
  })
}

/** Takes a bookmark back; links that froze its figures keep them. Throws ActRefused. */
export async function withdrawReview(act: RecordAct, id: string, reason: string | null): Promise<void> {
  requireAllowed(act.viewer, mayRecordReview(act.viewer), notAllowed)
  const about = { type: 'review', id }
  await withdrawRecord(act, { kind: 'reviews', id, reason, action: 'review.withdraw', about })
}
