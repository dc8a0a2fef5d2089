import { z } from 'zod'
import { blockerTypes } from '#lib/domain/blocker/blocker.ts'
import { agreements, claimKinds, confidences, reportVias, visitWishes } from '#lib/domain/report/report.ts'
import { count, migrationState, share, wireDay, wireInstant } from './shared.ts'

export const reportClaim = z.object({
  service: z.string(),
  kind: z.enum(claimKinds),
  blocker: z.string().nullable(),
  byOn: wireDay.nullable(),
  /** Days said before for the same service, oldest first: struck through. */
  formerDays: z.array(wireDay),
})

export const reportItem = z.object({
  id: z.string(),
  at: wireInstant,
  by: z.string(),
  via: z.enum(reportVias),
  confidence: z.enum(confidences),
  note: z.string().nullable(),
  nextService: z.string().nullable(),
  nextOn: wireDay.nullable(),
  /** Days said before for what moves next, oldest first: struck through. */
  formerNextDays: z.array(wireDay),
  visitWish: z.enum(visitWishes).nullable(),
  evidenceVerdict: z.enum(['right', 'wrong']).nullable(),
  claims: z.array(reportClaim),
  /** From when everybody reads it. */
  leadersSeeOn: wireDay,
  isPrivate: z.boolean(),
  withdrawnAt: wireInstant.nullable(),
  mayWithdraw: z.boolean(),
})
export type ReportItem = z.infer<typeof reportItem>

export const disagreementItem = z.object({
  agreement: z.enum(['ahead', 'behind']),
  /** Null: about the team as a whole. */
  service: z.string().nullable(),
  said: z.enum(['done', 'on_track', 'nothing']),
  saidAt: wireInstant.nullable(),
  seen: z.object({
    what: z.enum(['still_left', 'origin_deploy', 'no_change', 'finished']),
    state: migrationState.nullable(),
    at: wireInstant,
  }),
  since: wireInstant,
  leadersSeeOn: wireDay,
  isSeenByLeaders: z.boolean(),
})
export type DisagreementItem = z.infer<typeof disagreementItem>

export const reportRow = z.object({
  team: z.string(),
  name: z.string().nullable(),
  area: z.string().nullable(),
  office: z.string().nullable(),
  /** As who asks may see it: what is younger than two working days is the team's alone. */
  agreement: z.enum(agreements),
  services: count,
  left: count,
  /** Of the newest report, also while its words are the team's alone. */
  reportedAt: wireInstant.nullable(),
  ageDays: count.nullable(),
  /** 1 when new, half after 14 days, 0 after 28 and without any. */
  weight: share,
  /** The last change of any service that is or was left. */
  lastChangeAt: wireInstant.nullable(),
  /** The newest report whose words who asks may read. */
  report: reportItem.nullable(),
  disagreements: z.array(disagreementItem),
})
export type ReportRow = z.infer<typeof reportRow>

/** `GET /api/v1/reports`: one row per team with services in scope; those to doubt first, most left first. */
export const reportsAnswer = z.object({
  migration: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
  teams: count,
  /** Teams whose words are not to be believed, or are missing: ahead, stale, none, behind. */
  doubts: count,
  counts: z.object({ agree: count, ahead: count, behind: count, none: count, stale: count }),
  items: z.array(reportRow),
  total: count,
  nextCursor: z.string().nullable(),
})
export type ReportsAnswer = z.infer<typeof reportsAnswer>

export const sawItem = z.object({
  service: z.string(),
  what: z.enum(['moved', 'started', 'returned', 'went_idle', 'first_seen', 'deployed_after_done']),
  state: migrationState,
  at: wireInstant,
})
export type SawItem = z.infer<typeof sawItem>

export const questionItem = z.object({
  kind: z.enum(['stuck', 'disagreement', 'no_change', 'day_passed', 'no_report']),
  service: z.string().nullable(),
  /** In words. */
  text: z.string(),
  state: migrationState.nullable(),
  days: count.nullable(),
  /** How long most like it took. */
  usualDays: z.number().nullable(),
})
export type QuestionItem = z.infer<typeof questionItem>

export const formBlocker = z.object({
  id: z.string(),
  title: z.string(),
  type: z.enum(blockerTypes),
  promisedOn: wireDay.nullable(),
  /** Services of others that wait for it too. */
  othersWaiting: count,
  holds: z.array(z.string()),
})
export type FormBlocker = z.infer<typeof formBlocker>

/** `GET /api/v1/reports/{team}`: what events say, what only the team can tell, and what it said before. */
export const reportFormAnswer = z.object({
  migration: z.string(),
  from: z.string(),
  to: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
  team: z.string(),
  name: z.string().nullable(),
  /** The day it is at the team's office. */
  today: wireDay,
  viewerKind: z.enum(['person', 'token', 'link']),
  mayReport: z.boolean(),
  agreement: z.enum(agreements),
  ageDays: count.nullable(),
  weight: share,
  /** What was seen since then: the last report, or 28 days ago. */
  since: wireInstant,
  hasReported: z.boolean(),
  saw: z.array(sawItem),
  unchanged: count,
  left: z.array(
    z.object({
      service: z.string(),
      state: migrationState,
      since: wireInstant.nullable(),
      isExempt: z.boolean(),
      blockers: z.array(z.string()),
      said: reportClaim.extend({ at: wireInstant }).nullable(),
    }),
  ),
  services: z.array(z.string()),
  questions: z.array(questionItem),
  /** The easiest to move next, and how long services like it took; null: nothing the team can move. */
  suggestion: z
    .object({ service: z.string(), usualDays: z.number().nullable(), isBegun: z.boolean() })
    .nullable(),
  /** Open ones, those that hold most first. */
  blockers: z.array(formBlocker),
  disagreements: z.array(disagreementItem),
  /** Newest first, those taken back among them. */
  reports: z.array(reportItem),
  /** Of real reports: how long they took from the first touch to sending. Null below five. */
  medianSeconds: z.number().nullable(),
  timed: count,
  /** Others read what is sent now from that day. */
  leadersSeeOn: wireDay,
  visit: z.object({
    next: z.object({ from: wireDay, to: wireDay, engineers: z.array(z.string()) }).nullable(),
    request: z.object({ wish: z.string(), at: wireInstant, place: count.nullable() }).nullable(),
  }),
})
export type ReportFormAnswer = z.infer<typeof reportFormAnswer>
