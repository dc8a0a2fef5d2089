import { z } from 'zod'
import { wireInstant } from './shared.ts'

/** Where people are reached. Addresses are told to admins, and to everybody their own. */
export const contactsAnswer = z.object({
  /** Null: no mail server is configured, and mail waits. */
  mailServer: z.object({ host: z.string().nullable(), from: z.string() }).nullable(),
  mayEdit: z.boolean(),
  /** Who asks, where they may set their own. `mail`: what they signed in with. */
  me: z.object({ id: z.string(), mail: z.string().nullable() }).nullable(),
  items: z.array(
    z.object({
      /** Null where it is not the viewer's to change. */
      id: z.string().nullable(),
      subject: z.object({ type: z.string(), id: z.string(), name: z.string() }),
      channel: z.enum(['mail', 'chat']),
      name: z.string().nullable(),
      mail: z.string().nullable(),
      timeZone: z.string().nullable(),
      optedOut: z.array(z.string()),
      since: wireInstant,
      by: z.string(),
      isOwn: z.boolean(),
    }),
  ),
})
export type ContactsAnswer = z.output<typeof contactsAnswer>
