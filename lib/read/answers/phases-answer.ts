import { z } from 'zod'
import { phaseNames } from '#lib/domain/phase/phase.ts'
import { wireDay, wireInstant } from './shared.ts'

const entry = z.object({
  id: z.string(),
  phase: z.enum(phaseNames),
  from: wireDay,
  reason: z.string().nullable(),
  recordedAt: wireInstant,
  recordedBy: z.string(),
})

/** `GET /api/v1/phases`: the phases of a migration in order, and what was said of them and taken back. */
export const phasesAnswer = z.object({
  migration: z.string(),
  /** `to`: its last day; null: it goes on. */
  items: z.array(entry.extend({ to: wireDay.nullable() })),
  withdrawn: z.array(
    entry.extend({
      withdrawnAt: wireInstant,
      withdrawnBy: z.string(),
      withdrawnReason: z.string().nullable(),
    }),
  ),
  mayRecord: z.boolean(),
})
export type PhasesAnswer = z.infer<typeof phasesAnswer>
