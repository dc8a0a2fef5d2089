import { z } from 'zod'
import { wireInstant } from './shared.ts'

/** The outbox: what waits, what was sent, what was given up and why. */
export const messagesAnswer = z.object({
  counts: z.object({ waiting: z.number().int(), sent: z.number().int(), dropped: z.number().int() }),
  items: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      kind: z.string(),
      subject: z.object({ type: z.string(), id: z.string() }),
      title: z.string(),
      body: z.string(),
      state: z.enum(['waiting', 'sent', 'dropped']),
      createdAt: wireInstant,
      /** When it is tried next; null: no more. */
      nextAt: wireInstant.nullable(),
      sentAt: wireInstant.nullable(),
      droppedAt: wireInstant.nullable(),
      attempts: z.number().int(),
      reachedCount: z.number().int(),
      error: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})
export type MessagesAnswer = z.output<typeof messagesAnswer>

/** What would be sent now, or why nothing would be. */
export const messagePreviewAnswer = z.object({
  kind: z.enum(['reminder', 'digest']),
  subject: z.object({ type: z.string(), id: z.string() }),
  timeZone: z.string(),
  hasContact: z.boolean(),
  /** In words: when it goes, or why it does not. */
  why: z.string(),
  title: z.string().nullable(),
  /** As in a mail of plain text. */
  text: z.string().nullable(),
})
export type MessagePreviewAnswer = z.output<typeof messagePreviewAnswer>
