import { z } from 'zod'
import { count, wireInstant } from './shared.ts'

/** `GET /api/v1/names`: what events call things and the catalogue does not know; the most rollouts first. */
export const namesAnswer = z.object({
  names: z.array(
    z.object({
      platform: z.string(),
      name: z.string(),
      sources: z.array(z.string()),
      /** Rollouts that count nowhere until the name is mapped. */
      rollouts: count,
      firstSeenAt: wireInstant.nullable(),
      lastSeenAt: wireInstant.nullable(),
      /** What was said of it: namespace, labels, repository, image. */
      traits: z.record(z.string(), z.string()),
      /** Heard for less than a day: perhaps no service at all. */
      isPassing: z.boolean(),
      suggestions: z.array(z.object({ service: z.string(), reason: z.string() })),
    }),
  ),
  /** Names there are in all; `names` lists the first 500. */
  total: count,
  rollouts: count,
  /** What sources call places no cluster is known for; '' where they named none. */
  places: z.array(
    z.object({
      place: z.string(),
      sources: z.array(z.string()),
      platform: z.string().nullable(),
      rollouts: count,
      suggestions: z.array(z.string()),
    }),
  ),
  clusters: z.array(z.object({ id: z.string(), platform: z.string() })),
})
export type NamesAnswer = z.infer<typeof namesAnswer>
