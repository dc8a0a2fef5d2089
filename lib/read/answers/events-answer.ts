import { z } from 'zod'
import { toldFates } from '#lib/domain/deploy/told-fates.ts'
import { eventKinds } from '#lib/domain/event/event-outcomes.ts'
import { count, wireDay, wireInstant } from './shared.ts'

/** A rollout by its key within a source, as told of one service. */
export const toldRef = z.object({ source: z.string(), rollout: z.string() })

export const eventItem = z.object({
  source: z.string(),
  /** Of the event; of what was refused null. */
  id: z.string().nullable(),
  /** Number of a refused body, or of one under a key that was taken. */
  seq: count.nullable(),
  /** When it happened: a rollout's finish, else its start. Of what was not used: when it came in. */
  at: wireInstant,
  receivedAt: wireInstant.nullable(),
  /** The rollout's key within its source. */
  rollout: z.string().nullable(),
  service: z.string().nullable(),
  platform: z.string().nullable(),
  cluster: z.string().nullable(),
  /** As the sender says it. */
  kind: z.string().nullable(),
  outcome: z.string().nullable(),
  version: z.string().nullable(),
  artefact: z.string().nullable(),
  /** What became of a rollout. */
  fate: z.enum(toldFates).nullable(),
  /** Why it was not used, in words. */
  reason: z.string().nullable(),
  /** What it was folded into, or is a witness of. */
  into: toldRef.nullable(),
})
export type EventItem = z.infer<typeof eventItem>

/** `GET /api/v1/events`: what was told, newest first, with what became of it. */
export const eventsAnswer = z.object({
  what: z.enum(eventKinds),
  /** How many there are, exact up to 100,000. */
  count,
  /** There are more than `count`: count and histogram are of the newest. */
  isMore: z.boolean(),
  histogram: z.object({ unit: z.enum(['day', 'week']), bars: z.array(z.object({ on: wireDay, count })) }),
  /** Filters that say nothing of what was asked for, and were not used. */
  unused: z.array(z.string()),
  /** What the filters may be set to. */
  offers: z.object({
    sources: z.array(z.string()),
    platforms: z.array(z.string()),
    clusters: z.array(z.string()),
  }),
  items: z.array(eventItem),
  nextCursor: z.string().nullable(),
})
export type EventsAnswer = z.infer<typeof eventsAnswer>
