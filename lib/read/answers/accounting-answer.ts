import { z } from 'zod'
import { count, excludedCounts, isoWeek } from './shared.ts'

const intake = {
  received: count,
  accepted: count,
  duplicate: count,
  conflict: count,
  ignored: count,
  rejected: count,
}

/** `GET /api/v1/accounting`: what came in, and what became of every rollout (api.md). */
export const accountingAnswer = z.object({
  /** Everything a source ever sent: received = accepted + duplicate + conflict + ignored + rejected. */
  sources: z.array(z.object({ source: z.string(), ...intake })),
  /** rollouts = deploys + the sum of the ten reasons, in every row. */
  weeks: z.array(
    z.object({
      week: isoWeek,
      source: z.string(),
      platform: z.string(),
      rollouts: count,
      deploys: count,
      excluded: excludedCounts,
    }),
  ),
  /** Rollouts of names or clusters the catalogue does not know: in no week until they are mapped. */
  unmapped: z.array(
    z.object({
      source: z.string(),
      platform: z.string(),
      name: z.string(),
      cluster: z.string(),
      rollouts: count,
    }),
  ),
})
export type AccountingAnswer = z.infer<typeof accountingAnswer>
