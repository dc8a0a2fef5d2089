import { z } from 'zod'
import { count, migrationState, wireDay, wireInstant } from './shared.ts'

/** `in_force` at the instant, `planned` after it, `expired` on its day, `ended` before it by somebody. */
export const exemptionStandings = ['in_force', 'planned', 'expired', 'ended'] as const

/** `GET /api/v1/exemptions`: who is excused until when, why and by whom, and how their number falls. */
export const exemptionsAnswer = z.object({
  migration: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
  /** Services exempt at the instant, in scope; of how many the last exemption ends within 30 days. */
  count,
  expiringIn30Days: count,
  /** Those in force first, the next to end first. */
  items: z.array(
    z.object({
      id: z.string(),
      service: z.string(),
      team: z.string().nullable(),
      area: z.string().nullable(),
      state: migrationState,
      inScope: z.boolean(),
      standing: z.enum(exemptionStandings),
      reason: z.string().nullable(),
      approver: z.string(),
      from: wireDay,
      /** The last day excused. */
      until: wireDay,
      recordedAt: wireInstant,
      recordedBy: z.string(),
      endedAt: wireInstant.nullable(),
      endedBy: z.string().nullable(),
      endedReason: z.string().nullable(),
    }),
  ),
  /** Services exempt at the end of each day, past and to come; empty without any exemption. */
  series: z.array(z.object({ on: wireDay, count })),
})
export type ExemptionsAnswer = z.infer<typeof exemptionsAnswer>
