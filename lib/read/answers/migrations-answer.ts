import { z } from 'zod'
import { count, share, stateCounts, wireDay } from './shared.ts'

/** A platform by its id and by what people call it. */
const platform = z.object({ id: z.string(), name: z.string() })

export const migrationItem = z.object({ id: z.string(), name: z.string(), from: platform, to: platform })

/** `GET /api/v1/migrations`: which moves are tracked, and how far each is. */
export const migrationsAnswer = z.object({
  items: z.array(
    migrationItem.extend({
      /** Seen by metadata of deploys rather than by where they are deployed. */
      isByMetadata: z.boolean(),
      baseline: z.object({ on: wireDay.nullable(), count, migrated: count, share: share.nullable() }),
      live: z.object({ inScope: count, onTargetOnly: count }),
      states: stateCounts,
    }),
  ),
  nextCursor: z.null(),
})
export type MigrationsAnswer = z.infer<typeof migrationsAnswer>
