import { z } from 'zod'
import { wireDay, wireInstant } from './shared.ts'

const text = z.string().nullable()

/** `GET /api/v1/audit/population`: every rollout to production of a range, one row each, for who checks samples of changes. */
export const populationAnswer = z.object({
  from: wireDay,
  to: wireDay,
  items: z.array(
    z.object({
      at: wireInstant,
      service: z.string(),
      /** The owner at the time of the change. */
      team: text,
      platform: z.string(),
      cluster: z.string(),
      kind: z.string(),
      outcome: z.string(),
      /** `deploy`, or the reason why it is none. */
      counted: z.string(),
      version: text,
      artefact: text,
      commit: text,
      change: text,
      actor: text,
      approvedBy: text,
      startedAt: wireInstant.nullable(),
      finishedAt: wireInstant.nullable(),
      source: z.string(),
      id: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
})
export type PopulationAnswer = z.infer<typeof populationAnswer>
