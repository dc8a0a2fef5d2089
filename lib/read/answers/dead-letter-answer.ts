import { z } from 'zod'
import { count, wireInstant } from './shared.ts'

export const deadLetterKind = z.enum(['delivery', 'event', 'service'])

export const deadLetterItem = z.object({
  id: z.string(),
  kind: deadLetterKind,
  /** Null for a service. */
  source: z.string().nullable(),
  /** Of an event its id, of a service its id; null for a delivery. */
  name: z.string().nullable(),
  code: z.string(),
  reason: z.string(),
  at: wireInstant,
  /** The row of the import it came with. */
  importRow: count.nullable(),
})

/** `GET /api/v1/dead-letters`. */
export const deadLettersAnswer = z.object({
  counts: z.object({ delivery: count, event: count, service: count }),
  groups: z.array(
    z.object({
      group: z.string(),
      kind: deadLetterKind,
      code: z.string(),
      /** Numbers in it stand as #. */
      reason: z.string(),
      count,
      sources: z.array(z.string()),
      firstAt: wireInstant,
      lastAt: wireInstant,
      example: deadLetterItem,
    }),
  ),
  items: z.array(deadLetterItem),
  nextCursor: z.string().nullable(),
})
export type DeadLettersAnswer = z.infer<typeof deadLettersAnswer>

/** `GET /api/v1/dead-letters/{id}`: one with what it is made of, byte for byte. */
export const deadLetterAnswer = z.object({
  id: z.string(),
  kind: deadLetterKind,
  source: z.string().nullable(),
  name: z.string().nullable(),
  code: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })),
  at: wireInstant,
  format: z.string().nullable(),
  contentType: z.string().nullable(),
  headers: z.record(z.string(), z.string()).nullable(),
  importId: z.string().nullable(),
  importRow: count.nullable(),
  attempts: count.nullable(),
  /** The body: text where it is UTF-8, else in hex. Null for a service, which has none. */
  body: z.string().nullable(),
  encoding: z.enum(['utf-8', 'hex']),
  sizeBytes: count.nullable(),
  /** Only the beginning of the body is here. */
  isCut: z.boolean(),
})
export type DeadLetterAnswer = z.infer<typeof deadLetterAnswer>
