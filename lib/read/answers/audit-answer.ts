import { z } from 'zod'
import { count, wireInstant } from './shared.ts'

/** `GET /api/v1/audit`: who did what, newest first, and whether the chain of hashes holds from its first entry to its last. */
export const auditAnswer = z.object({
  chain: z.object({
    holds: z.boolean(),
    /** Entries looked at. */
    entries: count,
    /** The first entry that does not follow from the one before it. */
    brokenAt: z.int().nullable(),
  }),
  items: z.array(
    z.object({
      seq: z.int(),
      at: wireInstant,
      actor: z.string(),
      action: z.string(),
      objectType: z.string(),
      objectId: z.string(),
      detail: z.record(z.string(), z.unknown()),
      /** Hexadecimal. */
      hash: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
})
export type AuditAnswer = z.infer<typeof auditAnswer>
