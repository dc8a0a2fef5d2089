import { z } from 'zod'
import { wireInstant } from './shared.ts'

/** `GET /api/v1/events/{source}/{id}`: one event as it came, byte for byte. */
export const eventAnswer = z.object({
  source: z.string(),
  id: z.string(),
  receivedAt: wireInstant,
  format: z.string(),
  contentType: z.string().nullable(),
  headers: z.record(z.string(), z.string()).nullable(),
  /** Why it is stored and not used; null: used. */
  ignored: z.string().nullable(),
  /** The body as text where it is UTF-8, else in base64. */
  encoding: z.enum(['utf-8', 'base64']),
  body: z.string(),
})
export type EventAnswer = z.infer<typeof eventAnswer>
