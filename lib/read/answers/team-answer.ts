import { z } from 'zod'
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

/** `GET /api/v1/teams`. */
export const teamsAnswer = z.object({
  items: z.array(teamItem),
  total: count,
  nextCursor: z.string().nullable(),
})
export type TeamsAnswer = z.infer<typeof teamsAnswer>

/** `GET /api/v1/teams/{id}`. `before` and `after` are the 12 full weeks of figure 4, null where the team has none. */
export const teamAnswer = teamItem.extend({
  before: z.object({ ratePerWeek: z.number(), from: wireDay, to: wireDay }).nullable(),
  after: z.object({ ratePerWeek: z.number(), from: wireDay, to: wireDay }).nullable(),
  cpu: z.object({ before: share, after: share, ratio: z.number(), services: count }).nullable(),
  /** Services left, weekly. */
  pace: z.array(z.object({ on: wireDay, left: count })),
  items: z.array(serviceItem),
})
export type TeamAnswer = z.infer<typeof teamAnswer>
