import { z } from 'zod'
import { blockerTypes } from '#lib/domain/blocker/blocker.ts'
import { agreements, visitWishes } from '#lib/domain/report/report.ts'
import { visitKinds } from '#lib/domain/visit/visit.ts'
import { commitmentItem } from './commitments-answer.ts'
import { disagreementItem, reportItem } from './report-answer.ts'
import { count, share, wireDay, wireInstant } from './shared.ts'
import { lookAlikeItem, nextItem } from './team-next-answer.ts'
import { visitEffectItem } from './visit-effect-answer.ts'

const visitLine = z.object({
  id: z.string(),
  office: z.string(),
  officeName: z.string(),
  from: wireDay,
  to: wireDay,
  kind: z.enum(visitKinds),
  engineers: z.array(z.string()),
})
export type VisitLine = z.infer<typeof visitLine>

export const briefRoles = ['team', 'team_lead', 'area_lead', 'blocker_owner'] as const

/** What to know of a team before, during and after a visit (R2, R3, R6). */
export const teamBrief = z.object({
  team: z.string(),
  name: z.string(),
  area: z.string().nullable(),
  areaName: z.string().nullable(),
  office: z.string().nullable(),
  officeName: z.string().nullable(),
  counts: z.object({
    inScope: count,
    left: count,
    onBoth: count,
    /** Left, not exempt, no open blocker. */
    movable: count,
    /** Held only by what people can solve there, and held by something else too. */
    solvable: count,
    held: count,
    stuck: count,
    exempt: count,
  }),
  /** Left or unknown, the easiest first, each with finished ones like it. */
  services: z.array(nextItem.extend({ lookAlikes: z.array(lookAlikeItem) })),
  /** R3: what holds them, what can be solved there first, then by services. */
  blockers: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      type: z.enum(blockerTypes),
      isSolvableOnVisit: z.boolean(),
      ownerTeam: z.string().nullable(),
      ownerTeamName: z.string().nullable(),
      ownerName: z.string().nullable(),
      since: wireDay,
      promisedOn: wireDay.nullable(),
      /** Days promised before, oldest first: struck through. */
      formerDays: z.array(wireDay.nullable()),
      /** Of this team, left. */
      services: z.array(z.string()),
    }),
  ),
  /** Whom to ask, by role; names and addresses only for the road team, admins and the team itself. */
  contacts: z.array(
    z.object({
      role: z.enum(briefRoles),
      /** The team or area, or the blocker's title. */
      of: z.string(),
      name: z.string().nullable(),
      mail: z.string().nullable(),
    }),
  ),
  /** R6: open ones, and those kept in the last 180 days. */
  commitments: z.array(commitmentItem),
  /** Of former visits, newest first. */
  notes: z.array(
    z.object({
      id: z.string(),
      visit: z.string(),
      officeName: z.string().nullable(),
      note: z.string(),
      recordedAt: wireInstant,
      recordedBy: z.string(),
    }),
  ),
  /** What it said last, as who asks may read it, beside what events say; null: nothing in scope. */
  report: z
    .object({
      agreement: z.enum(agreements),
      ageDays: count.nullable(),
      weight: share,
      latest: reportItem.nullable(),
      disagreements: z.array(disagreementItem),
    })
    .nullable(),
  /** Its open request for a visit. */
  request: z
    .object({ id: z.string(), wish: z.enum(visitWishes), note: z.string().nullable(), askedAt: wireInstant })
    .nullable(),
  lastVisit: visitLine.nullable(),
  nextVisit: visitLine.nullable(),
})
export type TeamBrief = z.infer<typeof teamBrief>

/** `GET /api/v1/teams/{id}/brief`: the same without a visit. */
export const teamBriefAnswer = teamBrief.extend({
  migration: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
})
export type TeamBriefAnswer = z.infer<typeof teamBriefAnswer>

/** `GET /api/v1/visits/{id}/brief`: one brief a team, in the order of the agenda; and what came of the visit. */
export const visitBriefAnswer = z.object({
  migration: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
  visit: visitLine.extend({ sequence: count, isCancelled: z.boolean(), reason: z.string().nullable() }),
  teams: z.array(teamBrief.extend({ days: z.array(wireDay), tasks: z.array(z.string()) })),
  /** R7. `measured`: with its interval; `too_few`: counts without one; `running`: until `overOn`. */
  after: z.object({
    standing: z.enum(['to_come', 'running', 'measured', 'too_few', 'not_compared', 'cancelled']),
    /** The first day on which the 30 days of every team are over. */
    overOn: wireDay,
    effect: visitEffectItem.nullable(),
  }),
  /** The visit to this office before this one, as it was measured; null: none, or nothing to compare. */
  lastEffect: visitEffectItem.nullable(),
  mayRecord: z.boolean(),
})
export type VisitBriefAnswer = z.infer<typeof visitBriefAnswer>
