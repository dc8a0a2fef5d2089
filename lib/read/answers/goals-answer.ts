import { z } from 'zod'
import { goalSubjectTypes } from '#lib/domain/goal/goal.ts'
import { count, share, wireDay, wireInstant } from './shared.ts'

const version = z.object({
  id: z.string(),
  share,
  due: wireDay,
  reason: z.string().nullable(),
  recordedAt: wireInstant,
  recordedBy: z.string(),
  withdrawnAt: wireInstant.nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
})
const plannedStep = z.object({ share, due: wireDay })

export const goalStep = z.object({
  /** The version that stands; of a step taken back the last one. */
  id: z.string(),
  share,
  /** Services that share needs, of the baseline as it is now. */
  services: count,
  due: wireDay,
  standing: z.enum(['open', 'reached', 'missed', 'withdrawn']),
  /** The first day the figure was there, as known; it may lie after `due`. */
  reachedOn: wireDay.nullable(),
  /** Services still to be finished, and how many that is a week until the day; null when it is over. */
  needed: count,
  neededPerWeek: z.number().nullable(),
  /** 0.01 to 0.99; null below six weeks of history, and of steps that are no longer open. */
  chance: share.nullable(),
  /** Every version, the first first: what was said, by whom, why, and whether it was taken back. */
  versions: z.array(version),
  /** Of a missed step: two in its place. */
  split: z.array(plannedStep).length(2).nullable(),
})
export type GoalStepItem = z.infer<typeof goalStep>

export const goalSubjectItem = z.object({
  type: z.enum(goalSubjectTypes),
  /** Empty: the company. */
  id: z.string(),
  name: z.string().nullable(),
  area: z.string().nullable(),
  /** Figure 8: moved / base, base = baseline without what was retired. */
  moved: count,
  base: count,
  share: share.nullable(),
  left: count,
  pace: z.object({
    /** Services finished per week over the full weeks there are, at most 12; null below six. */
    perWeek: z.number().nullable(),
    weeks: z.array(count),
    /** Pace on what is left against the pace on what was finished, by the weeks archetypes usually take. */
    mix: z.number(),
  }),
  /** In the order of their day, those taken back last. */
  steps: z.array(goalStep),
  /** The step to look at: the first that is open or missed. */
  current: z.string().nullable(),
  /** Sized from the own pace; null where there is too little data, or nothing left. */
  proposal: z.object({ share, services: count, due: wireDay, weeks: count, chance: share }).nullable(),
  /** A step reached in the last 14 days. */
  justReached: z.string().nullable(),
  mayRecord: z.boolean(),
})
export type GoalSubjectItem = z.infer<typeof goalSubjectItem>

/** `GET /api/v1/goals`: goals with everything that was ever said of them; the company first, then areas, then teams. */
export const goalsAnswer = z.object({
  migration: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
  baselineOn: wireDay.nullable(),
  /** How chances are computed. */
  method: z.string(),
  fewestWeeks: count,
  subjects: z.array(goalSubjectItem),
})
export type GoalsAnswer = z.infer<typeof goalsAnswer>
