import { z } from 'zod'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { readEnvironment } from '#lib/env/environment.ts'
import { newCalendarFeedAnswer } from '#lib/read/answers/calendar-feeds-answer.ts'
import {
  newCalendarFeedSchema,
  recordCalendarFeed,
  revokeCalendarFeed,
} from '#lib/record/record-calendar-feed.ts'
import { calendarPath } from '../calendar/calendar-routes.ts'
import { type ActCall, defineAct } from './define-act.ts'

/** Addresses calendar services follow visits by. */
export const calendarActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/calendar-feeds',
    summary:
      'Make the secret address of a calendar of visits: of an engineer, an office or all; it opens this alone; shown this once',
    body: newCalendarFeedSchema,
    answer: newCalendarFeedAnswer,
    status: 201,
    async act(context, _, wish) {
      const { id, token, expiresAt, subject } = await recordCalendarFeed(context, wish, recordApiToken)
      const path = calendarPath(subject)
      const base = readEnvironment(process.env).publicUrl ?? context.origin
      const url = `${base}${path}${path.includes('?') ? '&' : '?'}token=${token}`
      return { id, url, webcal: url.replace(/^https?:/, 'webcal:'), expiresAt: formatInstant(expiresAt) }
    },
  }),
  {
    method: 'DELETE',
    path: '/api/v1/calendar-feeds/[id]',
    summary: 'Revoke the address of a calendar: within seconds it opens nothing',
    body: null,
    answer: z.object({ id: z.string() }),
    async act(context, { id = '' }) {
      await revokeCalendarFeed(context, id)
      return { id }
    },
  },
]
