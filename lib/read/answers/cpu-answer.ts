import { z } from 'zod'
import { count, share, wireDay, wireInstant } from './shared.ts'

const use = z.object({
  usedCoreSeconds: z.number(),
  provisionedCoreSeconds: z.number(),
  utilization: share.nullable(),
})

/** `GET /api/v1/cpu`: figures 10, 11, 13 (api.md). */
export const cpuAnswer = z.object({
  migration: z.string(),
  period: z.object({ from: wireInstant, to: wireInstant }),
  origin: use,
  target: use,
  gain: z.object({
    ratioOfSums: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    geometricMean: z.number().nullable(),
    geometricLow: z.number().nullable(),
    geometricHigh: z.number().nullable(),
    services: count,
    shareBetween2And3: share.nullable(),
    /** Utilization of the same services before and after, over matched hours. */
    before: share.nullable(),
    after: share.nullable(),
  }),
  cores: z.object({ freed: z.number().nullable(), returned: z.number().nullable() }),
  leftOut: z.object({ born: count, tooRecent: count, noSamples: count, returned: count }),
  /** Hours that could not be used in the period, by reason. */
  hoursLeftOut: z.object({ noClusterSample: count, noProvisioned: count }),
  tooLittle: z.string().nullable(),
  bootstrap: z.object({ draws: count, seed: count, unit: z.literal('service') }),
  byArchetype: z.array(
    z.object({
      archetype: z.string(),
      services: count,
      before: share.nullable(),
      after: share.nullable(),
      ratioOfSums: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  /** One gain per service, for the histogram; service ids beside, same order. */
  services: z.array(
    z.object({
      service: z.string(),
      team: z.string().nullable(),
      before: share,
      after: share,
      ratio: z.number(),
    }),
  ),
  /** Provisioned and used cores by week (mean cores), origin and target. */
  weekly: z.array(
    z.object({
      on: wireDay,
      originProvisioned: z.number().nullable(),
      targetProvisioned: z.number().nullable(),
      used: z.number().nullable(),
    }),
  ),
})
export type CpuAnswer = z.infer<typeof cpuAnswer>
