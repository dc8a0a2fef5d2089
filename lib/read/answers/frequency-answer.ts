import { z } from 'zod'
import { count, estimate, excludedCounts, isoWeek, share, wireDay } from './shared.ts'

const side = z.object({
  ratePerWeek: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  teams: count,
  teamWeeks: count,
  medianTeam: z.number().nullable(),
  perService: z.number().nullable(),
})
const comparison = z.object({
  ratio: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  teams: count,
})
const weekSide = z
  .object({ ratePerWeek: z.number(), low: z.number(), high: z.number(), teams: count })
  .nullable()

/** `GET /api/v1/frequency`: figures 1-5, per team and service, other rules, exclusions (api.md). */
export const frequencyAnswer = z.object({
  migration: z.string(),
  window: z.object({ from: wireDay, to: wireDay, fullWeeks: count }),
  on: side,
  off: side,
  ratio: estimate,
  moreShare: z.number().nullable(),
  sameTeams: comparison,
  controlled: comparison.extend({ controls: count }),
  selection: z.object({ ratio: z.number().nullable(), shareOfLogGap: share.nullable() }),
  mixed: z.object({ teams: count, ratePerWeek: z.number().nullable() }),
  otherRules: z.object({
    devlakeMedianDeployDaysPerWeek: z.object({ on: z.number().nullable(), off: z.number().nullable() }),
    fourKeys: z.object({ on: z.string().nullable(), off: z.string().nullable() }),
  }),
  /** The headline under other choices; `null` where there is too little. */
  countedAnotherWay: z.array(
    z.object({
      rule: z.enum([
        'deploys_per_team',
        'deploy_days_per_team',
        'median_team',
        'per_service',
        'on_at_least_one',
        'on_all',
        'each_cluster',
        'with_rollbacks',
      ]),
      /** The rule in a sentence. */
      says: z.string(),
      on: z.number().nullable(),
      off: z.number().nullable(),
      ratio: estimate,
    }),
  ),
  bootstrap: z.object({ draws: count, seed: count, unit: z.literal('team') }),
  /** What is missing, in words, when a side is below ten teams or six weeks; else null. */
  tooLittle: z.string().nullable(),
  excluded: excludedCounts,
  gapWeeks: z.array(isoWeek),
  /** Week by week over the history shown; a side is null in a gap or without teams. */
  weekly: z.array(
    z.object({ week: isoWeek, isCounted: z.boolean(), isGap: z.boolean(), on: weekSide, off: weekSide }),
  ),
  /** Same teams around their move: week offsets from the first week on the platform, not-yet-moved teams beside them. */
  aligned: z.array(
    z.object({
      week: z.int(),
      moved: z.number().nullable(),
      movedLow: z.number().nullable(),
      movedHigh: z.number().nullable(),
      controls: z.number().nullable(),
    }),
  ),
  teams: z.array(
    z.object({
      team: z.string(),
      /** Over the window: share of its team-weeks on, off, mixed. */
      on: share,
      off: share,
      mixed: share,
      ratePerWeek: z.number(),
      teamWeeks: count,
    }),
  ),
  services: z.array(
    z.object({
      service: z.string(),
      team: z.string().nullable(),
      deploysPerWeek: z.number(),
      serviceWeeks: count,
    }),
  ),
})
export type FrequencyAnswer = z.infer<typeof frequencyAnswer>
