import { z } from 'zod'
import { calendarKinds } from '#lib/domain/visit/calendar-subject.ts'
import { wireInstant } from './shared.ts'

/** `GET /api/v1/calendar-feeds`: addresses of calendars that open now, without their secret. */
export const calendarFeedsAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(calendarKinds),
      /** Of the engineer or the office; empty: all visits. */
      subject: z.string(),
      createdBy: z.string(),
      createdAt: wireInstant,
      expiresAt: wireInstant.nullable(),
      lastUsedAt: wireInstant.nullable(),
    }),
  ),
  mayCreate: z.boolean(),
})
export type CalendarFeedsAnswer = z.infer<typeof calendarFeedsAnswer>

/** The address of a calendar, shown this once. `webcal`: the same for programs that ask to be opened by it. */
export const newCalendarFeedAnswer = z.object({
  id: z.string(),
  url: z.string(),
  webcal: z.string(),
  expiresAt: wireInstant,
})
export type NewCalendarFeedAnswer = z.infer<typeof newCalendarFeedAnswer>
