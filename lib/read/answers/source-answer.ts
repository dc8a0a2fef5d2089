import { z } from 'zod'
import { count, wireInstant } from './shared.ts'

/** `GET /api/v1/sources`. */
export const sourcesAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      label: z.string().nullable(),
      platform: z.string().nullable(),
      clusters: z.array(z.string()),
      freshnessSeconds: count.nullable(),
      isPaused: z.boolean(),
      isSilent: z.boolean(),
      lastEventAt: wireInstant.nullable(),
      lastSuccessAt: wireInstant.nullable(),
      lastFullListAt: wireInstant.nullable(),
      lastError: z.string().nullable(),
      leaseHolder: z.string().nullable(),
      received: count,
      accepted: count,
      duplicate: count,
      conflict: count,
      ignored: count,
      rejected: count,
      /** Accepted in the last 24 h. */
      acceptedLastDay: count,
      services: count,
      /** Heard or not over the last 12 weeks; empty for a source without a freshness limit. */
      coverage: z.array(z.object({ from: wireInstant, to: wireInstant })),
    }),
  ),
  unmapped: z.array(z.object({ platform: z.string(), name: z.string(), rollouts: count })),
  deadLetters: z.array(z.object({ service: z.string(), error: z.string(), at: wireInstant })),
})
export type SourcesAnswer = z.infer<typeof sourcesAnswer>
