import { z } from 'zod'
import { eventItem } from './events-answer.ts'
import { count, wireInstant } from './shared.ts'

const issue = z.object({ path: z.string(), message: z.string() })

/** One rollout an event tells, with what became of it and everything it was counted with. */
export const toldRollout = z.object({
  item: eventItem,
  reportedName: z.string().nullable(),
  startedAt: wireInstant.nullable(),
  commit: z.string().nullable(),
  change: z.string().nullable(),
  actor: z.string().nullable(),
  approvedBy: z.string().nullable(),
  /** The rollouts that are one deploy with it, and the witnesses of each, newest first; itself included. */
  group: z.array(eventItem),
  /** Witnesses of the group whose outcome is another than that of what they tell of, by event id. */
  disagreeing: z.array(z.object({ source: z.string(), rollout: z.string() })),
})
export type ToldRolloutAnswer = z.infer<typeof toldRollout>

/** `GET /api/v1/events/{source}/{id}`: one event as it came, byte for byte, what it was read as, and what became of that. */
export const eventAnswer = z.object({
  source: z.string(),
  id: z.string(),
  receivedAt: wireInstant,
  format: z.string().nullable(),
  contentType: z.string().nullable(),
  headers: z.record(z.string(), z.string()).nullable(),
  /** Why it is stored and not used; null: used. */
  ignored: z.string().nullable(),
  /** Why it was refused, or cannot be read now. */
  issues: z.array(issue),
  /** The body as text where it is UTF-8, else in base64. */
  encoding: z.enum(['utf-8', 'base64']),
  body: z.string(),
  /** What the adapter reads in it today, the first of them. */
  observations: z.array(z.record(z.string(), z.unknown())),
  observationCount: count,
  told: z.array(toldRollout),
})
export type EventAnswer = z.infer<typeof eventAnswer>
