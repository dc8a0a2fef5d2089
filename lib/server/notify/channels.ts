import { addressFault, guardedLookup } from '#lib/collect/address-fault.ts'
import type { Environment } from '#lib/env/environment.ts'
import type { MailSender } from '#lib/env/mail-server.ts'
import { createChatSender } from '#lib/notify/chat-sender.ts'
import type { Channels } from '#lib/notify/deliver-message.ts'
import { createMailSender } from '#lib/notify/mail-sender.ts'
import { openWebhook } from './webhook-seal.ts'

type Settings = Pick<Environment, 'publicUrl' | 'host' | 'port' | 'mailServer' | 'mailFrom'>

/** What paths in messages are completed with: where browsers reach this site. */
export const baseUrlOf = ({ publicUrl, host, port }: Settings): string =>
  publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`

/** Who messages are from: as configured, else Landfall at the name of this site. */
export function senderOf(settings: Settings): MailSender {
  if (settings.mailFrom !== null) return settings.mailFrom
  const { hostname } = new URL(baseUrlOf(settings))
  const isName = /[a-z]/i.test(hostname) && !hostname.includes(':')
  return { name: 'Landfall', address: `landfall@${isName ? hostname : 'localhost'}` }
}

/**
 * What messages leave by. Chats in private networks and on this machine may be written to: that is where companies run their
 * own. Addresses at which clouds keep the secrets of machines are refused, by name and again where it is connected.
 */
export function channelsOf(settings: Settings): Channels {
  const baseUrl = baseUrlOf(settings)
  return {
    mail:
      settings.mailServer === null
        ? null
        : createMailSender(settings.mailServer, senderOf(settings), baseUrl),
    chat: createChatSender({ fault: addressFault, lookup: guardedLookup }, baseUrl),
    openWebhook,
  }
}
