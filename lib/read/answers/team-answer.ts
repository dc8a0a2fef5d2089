import { z } from 'zod'
import { agreements } from '#lib/domain/report/report.ts'
import { serviceItem } from './service-answer.ts'
import { count, share, stateCounts, wireDay } from './shared.ts'

const rate = z.object({ ratePerWeek: z.number().nullable(), teamWeeks: count, on: share.nullable() })

export const teamItem = z.object({
  id: z.string(),
  name: z.string().nullable(),
  area: z.string().nullable(),
  office: z.string().nullable(),
  /** In scope and owned at the instant. */
  services: count,
  left: count,
  states: stateCounts,
  frequency: rate,
})
export type TeamItem = z.infer<typeof teamItem>

const step = z.object({
  due: wireDay,
  share,
  /** Services still to be finished for it. */
  needed: count,
  /** Null below six weeks of history, or when it is missed. */
  chance: share.nullable(),
  isMissed: z.boolean(),
})
export type TeamStepItem = z.infer<typeof step>

export const listedTeam = teamItem.extend({
  /** Of what is left: not excused, and no open blocker holds it. */
  movable: count,
  /** The step that counts now; null: none is set. */
  step: step.nullable(),
  /** How its words stand to evidence, as who asks may see it; null without a service in scope. */
  report: z.object({ agreement: z.enum(agreements), ageDays: count.nullable(), weight: share }).nullable(),
})
export type ListedTeam = z.infer<typeof listedTeam>

/** `GET /api/v1/teams`. */
export const teamsAnswer = z.object({
  items: z.array(listedTeam),
  /** The steps of the areas these teams are in, where one is set. */
  areas: z.array(z.object({ id: z.string(), step })),
  total: count,
  nextCursor: z.string().nullable(),
})
export type TeamsAnswer = z.infer<typeof teamsAnswer>

/** `GET /api/v1/teams/{id}`. `before` and `after` are the 12 full weeks of figure 4, null where the team has none. */
export const teamAnswer = teamItem.extend({
  before: z.object({ ratePerWeek: z.number(), from: wireDay, to: wireDay }).nullable(),
  after: z.object({ ratePerWeek: z.number(), from: wireDay, to: wireDay }).nullable(),
  /** When the twelve weeks of `after` are over; null: they are, or it has not moved half of its services. */
  afterOn: wireDay.nullable(),
  cpu: z.object({ before: share, after: share, ratio: z.number(), services: count }).nullable(),
  /** Services left, weekly. */
  pace: z.array(z.object({ on: wireDay, left: count })),
  items: z.array(serviceItem),
})
export type TeamAnswer = z.infer<typeof teamAnswer>
