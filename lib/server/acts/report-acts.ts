import { z } from 'zod'
import { authSettings } from '#lib/auth/auth-settings.ts'
import { openReportLink, reportLinkPath, signReportLink } from '#lib/auth/report-link.ts'
import { isPrivateAt, privateUntil } from '#lib/domain/report/private-until.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { newReportLinkAnswer } from '#lib/read/answers/report-links-answer.ts'
import { wireDay } from '#lib/read/answers/shared.ts'
import { officeDaysNow } from '#lib/read/office-days.ts'
import { recordReport } from '#lib/record/record-report.ts'
import {
  type MadeLink,
  newReportLinkSchema,
  recordReportLink,
  resendReportLink,
  revokedLinkSchema,
  revokeReportLink,
} from '#lib/record/record-report-link.ts'
import { newReportSchema } from '#lib/record/report-schema.ts'
import { withdrawReport } from '#lib/record/withdraw-report.ts'
import { type ActCall, defineAct } from './define-act.ts'

const withId = z.object({ id: z.string() })
const secret = () => authSettings(process.env).secret
const pathOf = (link: MadeLink) => reportLinkPath(link.team, signReportLink(link, secret()))

/** What teams say of themselves, and the links that let them say it. */
export const reportActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/reports',
    summary:
      'Report for a team: how sure, what holds, when next, a visit; others read it two working days later (the team, its token or link, admins)',
    body: newReportSchema,
    answer: z.object({
      id: z.string(),
      /** Until the day before, its author takes it back. */
      leadersSeeOn: wireDay,
      visitRequest: z.string().nullable(),
      blockers: z.array(z.string()),
      disputes: z.array(z.string()),
    }),
    status: 201,
    alsoFor: 'report_links',
    async act(context, _, input) {
      const { recordedAt, ...made } = await recordReport(context, input)
      return { ...made, leadersSeeOn: privateUntil(recordedAt, await officeDaysNow(context.db, input.team)) }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/reports/[id]/withdraw',
    summary: 'Take a report back with what came of it, while it is the team’s alone (its author, admins)',
    body: z.strictObject({}),
    answer: withId,
    alsoFor: 'report_links',
    async act(context, { id = '' }) {
      await withdrawReport(context, id, async ({ team, recordedAt }) =>
        isPrivateAt(recordedAt, context.now, await officeDaysNow(context.db, team)),
      )
      return { id }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/report-links',
    summary:
      'Make a signed link that opens one team’s report form and nothing else, for at most 14 days; shown in this answer and never again',
    body: newReportLinkSchema,
    answer: newReportLinkAnswer,
    status: 201,
    async act(context, _, input) {
      const link = await recordReportLink(context, input)
      const path = pathOf(link)
      return { id: link.id, path, url: `${context.origin}${path}`, expiresAt: formatInstant(link.expiresAt) }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/report-links/[id]/revoke',
    summary: 'End a report link now (the road team, the team itself, admins)',
    body: revokedLinkSchema,
    answer: withId,
    async act(context, { id = '' }, { reason }) {
      await revokeReportLink(context, id, reason ?? null)
      return { id }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/report-links/renew',
    summary:
      'Ask for another link in place of one that is over: it goes to the addresses of its team, at most one an hour; the answer is always the same',
    body: z.strictObject({ link: z.string().max(512) }),
    answer: z.object({ asked: z.literal(true) }),
    alsoFor: 'anybody',
    async act(context, _, { link }) {
      const opened = await openReportLink(context.db, link, secret(), context.now)
      if (opened.is === 'over') await resendReportLink(context, opened.link, pathOf)
      return { asked: true }
    },
  }),
]
