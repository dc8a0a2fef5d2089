import { z } from 'zod'
import { flowsAnswer } from './flows-answer.ts'
import { count, freshness, migrationState, share, stateCounts, wireDay, wireInstant } from './shared.ts'

const seriesDay = <Amount extends z.ZodType>(amount: Amount) =>
  z.object({
    on: wireDay,
    originOnly: amount,
    both: amount,
    target: amount,
    born: amount,
    backOnOrigin: amount,
    idle: amount,
    unknown: amount,
  })
const amount = z.number().nonnegative()
const sharesBy = z.object({ baseline: share.nullable(), live: share.nullable(), withoutData: count })

/** Figure 8 and the states with services weighed instead of counted. */
const weighed = z.object({
  by: z.enum(['deploys', 'cores', 'traffic']),
  /** What the sums are in. */
  unit: z.string(),
  baseline: z.object({ total: amount, retired: amount, migrated: amount, share: share.nullable() }),
  live: z.object({ inScope: amount, onTargetOnly: amount, share: share.nullable() }),
  states: z.record(migrationState, amount),
  /** Services nothing is known of: in no sum; at most 200 by name. */
  withoutData: z.object({ count, services: z.array(z.string()) }),
  series: z.array(seriesDay(amount)),
})

/** `GET /api/v1/progress`: figures 6-9 and 16, states, flows, daily series (api.md). */
export const progressAnswer = z.object({
  migration: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
  baseline: z.object({
    on: wireDay.nullable(),
    count,
    retired: count,
    migrated: count,
    everMigrated: count,
    started: count,
    /** migrated / (count - retired); null without a baseline. */
    share: share.nullable(),
    /** The baseline's services by their state now; retired ones are not in it. */
    states: stateCounts,
  }),
  live: z.object({ inScope: count, onTargetOnly: count, share: share.nullable() }),
  /** Figure 6: ready in production on the target now, with a production deploy there ever. */
  onTarget: z.object({ count, moved: count, born: count }),
  states: stateCounts,
  exempt: z.object({ count, expiringIn30Days: count }),
  /** Services in scope with another state shown beside the computed one: counted by the computed one everywhere. */
  overridden: z.object({ count }),
  flows: flowsAnswer,
  bornOnOrigin30Days: count,
  returned30Days: count,
  series: z.array(seriesDay(count)),
  /** Figure 9, by full and running calendar month (`YYYY-MM`). */
  added: z.array(z.object({ month: z.string(), moved: count, born: count })),
  /** What is left (Helios only, on both, back), by area, most first. */
  areas: z.array(
    z.object({
      area: z.string(),
      inScope: count,
      originOnly: count,
      both: count,
      backOnOrigin: count,
      left: count,
    }),
  ),
  /** What `weight` asked for; null for `count`. */
  weighed: weighed.nullable(),
  /** The main and the live share by cores and by requests of the 28 days before now; null without any sample. */
  sharesBy: z.object({ cores: sharesBy.nullable(), traffic: sharesBy.nullable() }),
  /** When the scope rule changed, up to the end of the series: rule 1 is the migration's own. */
  scopeChanges: z.array(
    z.object({
      on: wireDay,
      number: z.int().min(2),
      servicesIn: count,
      servicesOut: count,
      reason: z.string().nullable(),
      recordedAt: wireInstant,
      recordedBy: z.string(),
    }),
  ),
  freshness: z.array(freshness),
})
export type ProgressAnswer = z.infer<typeof progressAnswer>
