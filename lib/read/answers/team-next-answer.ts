import { z } from 'zod'
import { blockerTypes } from '#lib/domain/blocker/blocker.ts'
import { eases } from '#lib/domain/lookalike/easiest-first.ts'
import { claimKinds } from '#lib/domain/report/report.ts'
import { count, migrationState, share, wireDay, wireInstant } from './shared.ts'

const promise = z.object({
  /** Null: no day any more. */
  on: wireDay.nullable(),
  recordedAt: wireInstant,
  recordedBy: z.string(),
  reason: z.string().nullable(),
})

const holding = z.object({
  id: z.string(),
  title: z.string(),
  type: z.enum(blockerTypes),
  ownerTeam: z.string().nullable(),
  ownerName: z.string().nullable(),
  since: wireDay,
  /** The day that holds now; null: none. */
  promisedOn: wireDay.nullable(),
  /** Every day ever promised, oldest first, the one that holds included. */
  promises: z.array(promise),
  isSolvableOnVisit: z.boolean(),
})

/** Days from the first start on the target to leaving the origin: of services that finished. */
const usualDays = z.object({
  medianDays: z.number(),
  lowDays: z.number(),
  highDays: z.number(),
  finished: count,
  /** Else of all archetypes together: fewer than ten of its own finished. */
  isOfArchetype: z.boolean(),
})

export const nextItem = z.object({
  service: z.string(),
  archetype: z.string().nullable(),
  kind: z.string(),
  state: migrationState,
  since: wireInstant.nullable(),
  leavingSince: wireInstant.nullable(),
  exemptUntil: wireInstant.nullable(),
  ease: z.enum(eases),
  isStuck: z.boolean(),
  /** The open ones that hold it. */
  blockers: z.array(holding),
  /** What the team last said of it; null: nothing, or nothing who asks may see yet. */
  said: z
    .object({
      kind: z.enum(claimKinds),
      saidAt: wireInstant,
      blocker: z.string().nullable(),
      byOn: wireDay.nullable(),
      /** Days said before that one, oldest first: struck through. */
      formerDays: z.array(wireDay),
    })
    .nullable(),
  usual: usualDays.nullable(),
  /** Days since its first start on the target, while it is on both. */
  daysSoFar: z.number().nullable(),
  /** Days it should still take; null: too few like it took as long, or nothing is known of its kind. */
  daysLeft: z.number().nullable(),
  /** How many that finished took longer than it has so far. */
  longer: count,
  /** Longer on both than this is stuck (figure 15); null: too few finished. */
  stuckAfterDays: z.number().nullable(),
})
export type NextItem = z.infer<typeof nextItem>

export const lookAlikeItem = z.object({
  service: z.string(),
  team: z.string().nullable(),
  teamName: z.string().nullable(),
  office: z.string().nullable(),
  archetype: z.string().nullable(),
  kind: z.string(),
  days: z.number(),
  leftOn: wireDay,
  deploysPerWeek: z.number().nullable(),
})
export type LookAlikeItem = z.infer<typeof lookAlikeItem>

const gain = z.object({
  /** Of how many that moved it could be measured. */
  measured: count,
  /** 15th, 50th and 85th percentile of after / before; null below `leastMoved`. */
  range: z.object({ low: z.number(), median: z.number(), high: z.number() }).nullable(),
})

/** `GET /api/v1/teams/{id}/next`: what is left of a team, the easiest first, and whether it will make its next step. */
export const teamNextAnswer = z.object({
  migration: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
  team: z.string(),
  left: count,
  halfWay: count,
  /** What to move next; null: nothing is left, or only others can act. */
  next: z.string().nullable(),
  /** The step that counts now; null: none is set. */
  step: z
    .object({
      due: wireDay,
      share,
      /** Services still to be finished for it, and how many that is a week. */
      needed: count,
      neededPerWeek: z.number().nullable(),
      /** 0.01 to 0.99; null below six weeks of history, or when it is missed. */
      chance: share.nullable(),
      /** Left of the team's services once it is reached. */
      leftThen: count,
      isMissed: z.boolean(),
    })
    .nullable(),
  /** Services finished a week over the last full weeks, at most twelve; null below six. */
  perWeek: z.number().nullable(),
  /** Steps reached, oldest first. */
  reached: z.array(z.object({ on: wireDay, due: wireDay, share })),
  /** Left weekly from today by the own pace, 15th to 85th percentile; null below six weeks, or with nothing left. */
  ahead: z.array(z.object({ on: wireDay, low: count, median: count, high: count })).nullable(),
  /** Left or unknown, in scope, the easiest first. */
  items: z.array(nextItem),
  /** Finished ones like `next` (or like the first that is left), other teams first. */
  lookAlikes: z.array(lookAlikeItem),
  lookAlikesOf: z.string().nullable(),
  /** What moved services of the archetypes that are left gained. */
  gain: z.object({ leastMoved: count, archetypes: z.array(z.string()), cpu: gain, deploys: gain }),
  /** Since when nothing is left; null while something is. */
  finished: z
    .object({
      on: wireDay,
      /** The last step it had, and how many days before (negative: after) its day. */
      due: wireDay.nullable(),
      daysBefore: z.int().nullable(),
    })
    .nullable(),
  /** Corrections of its services. */
  corrections: z.object({ open: count, overdue: count, closed: count }),
  /** What who asks may do here. */
  may: z.object({ report: z.boolean(), reportLink: z.boolean(), dispute: z.boolean() }),
})
export type TeamNextAnswer = z.infer<typeof teamNextAnswer>
