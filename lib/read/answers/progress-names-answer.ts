import { z } from 'zod'
import { count, eventRef, migrationState, wireDay, wireInstant } from './shared.ts'

/** One service behind a number: how it came to be counted, and the events that say so. */
export const progressName = z.object({
  service: z.string(),
  team: z.string().nullable(),
  area: z.string().nullable(),
  /** When it came to be counted: of a flow its crossing, of a state since when; null where nothing tells. */
  at: wireInstant.nullable(),
  from: migrationState.nullable(),
  to: migrationState,
  evidence: z.array(eventRef),
})
export type ProgressName = z.infer<typeof progressName>

/** `GET /api/v1/progress/names`: every service behind one number of `progress`, newest first. */
export const progressNamesAnswer = z.object({
  asOf: wireDay,
  /** The range of flows, opening, closing and added: after the end of `from`, up to the end of `to`. */
  from: wireDay,
  to: wireDay,
  /** As many as the number says. */
  total: count,
  items: z.array(progressName),
  nextCursor: z.string().nullable(),
})
export type ProgressNamesAnswer = z.infer<typeof progressNamesAnswer>
