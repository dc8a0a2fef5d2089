import { z } from 'zod'
import { count, isoWeek, share, wireDay, wireInstant } from './shared.ts'

/** `GET /api/v1/restatements`: weeks whose deploys differ between what was known then and now, newest first. */
export const restatementsAnswer = z.object({
  /** Mondays of the first and last week looked at. */
  from: wireDay,
  to: wireDay,
  items: z.array(
    z.object({
      week: isoWeek,
      platform: z.string(),
      /** When `was` was known: a day after the week, or the `knownAt` asked for. */
      knownAt: wireInstant,
      was: count,
      now: count,
      /** now / was - 1; null where nothing was counted then. */
      changeShare: share.nullable(),
      /** Events of that week that were received after `knownAt`; none: it was counted anew. */
      lateEvents: z.array(z.object({ source: z.string(), events: count })),
    }),
  ),
  /** Weeks of the range nobody had looked at yet: nothing was known then. */
  weeksBefore: count,
})
export type RestatementsAnswer = z.infer<typeof restatementsAnswer>
