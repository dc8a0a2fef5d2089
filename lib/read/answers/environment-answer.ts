import { z } from 'zod'
import { count, isoWeek, share, wireInstant } from './shared.ts'

/** `GET /api/v1/environments`: figure 19 over all that the filters let in, and the environments a page at a time. */
export const environmentsAnswer = z.object({
  figures: z.object({
    live: count,
    /** Of those that live, older than 24 h. */
    old: count,
    /** Of those that live, past the time they should have gone at. */
    expiredUnconfirmed: count,
    /** Mean of the full weeks below; null without any. */
    createdPerWeek: z.number().nullable(),
    /** Of those that ended within twelve weeks. */
    medianLifeHours: z.number().nullable(),
    oldShare: share.nullable(),
    weeks: z.array(z.object({ week: isoWeek, created: count })),
  }),
  items: z.array(
    z.object({
      id: z.string(),
      environment: z.string(),
      source: z.string(),
      /** The catalogue's service; null where the name is none of it. */
      service: z.string().nullable(),
      reportedService: z.string().nullable(),
      team: z.string().nullable(),
      cluster: z.string().nullable(),
      repository: z.string().nullable(),
      pullRequest: count.nullable(),
      url: z.string().nullable(),
      createdAt: wireInstant,
      /** Null while it lives. */
      endedAt: wireInstant.nullable(),
      expiresAt: wireInstant.nullable(),
      isOld: z.boolean(),
      isExpiredUnconfirmed: z.boolean(),
    }),
  ),
  total: count,
  nextCursor: z.string().nullable(),
})

export type EnvironmentsAnswer = z.infer<typeof environmentsAnswer>
export type EnvironmentItem = EnvironmentsAnswer['items'][number]
