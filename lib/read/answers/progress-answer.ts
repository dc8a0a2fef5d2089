import { z } from 'zod'
import { count, freshness, share, stateCounts, wireDay, wireInstant } from './shared.ts'

const flows = z.object({
  from: wireDay,
  to: wireDay,
  opening: count,
  moved: count,
  born: count,
  enteredScope: count,
  cameBack: count,
  wentIdle: count,
  leftScope: count,
  returned: count,
  closing: count,
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
  flows,
  bornOnOrigin30Days: count,
  returned30Days: count,
  series: z.array(
    z.object({
      on: wireDay,
      originOnly: count,
      both: count,
      target: count,
      born: count,
      backOnOrigin: count,
      idle: count,
      unknown: count,
    }),
  ),
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
