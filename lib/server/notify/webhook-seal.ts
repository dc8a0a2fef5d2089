import { createHash } from 'node:crypto'
import type { ContactRow } from '#db/queries/select-contacts.ts'
import { authSettings } from '#lib/auth/auth-settings.ts'
import { openSealed, sealText } from '#lib/auth/seal.ts'

const placeOf = (id: string): string => `contact/${id}`

/** The address of an incoming webhook, sealed for its contact. */
export const sealWebhook = (url: string, contact: string): Uint8Array =>
  sealText(url, placeOf(contact), authSettings(process.env).secret)

/** Opens it again. Throws `SealBroken`. */
export const openWebhook = ({ id, sealedWebhook }: Pick<ContactRow, 'id' | 'sealedWebhook'>): string =>
  openSealed(sealedWebhook ?? new Uint8Array(), placeOf(id), authSettings(process.env).secret)

/** What tells two addresses apart without saying them: two contacts with one webhook are one reader. */
export function addressKey(contact: Pick<ContactRow, 'id' | 'mail' | 'sealedWebhook'>): string {
  if (contact.mail !== null) return `mail ${contact.mail.toLowerCase()}`
  try {
    return `chat ${createHash('sha256').update(openWebhook(contact)).digest('base64url')}`
  } catch {
    return `contact ${contact.id}`
  }
}
