import type { ContactRow } from '#db/queries/select-contacts.ts'
import type { MessageOutcome, TakenMessage } from '#db/queries/take-message.ts'
import { isGivenUp, restAfter } from '#lib/domain/notify/backoff.ts'
import { dayMs, hourMs, minuteMs } from '#lib/domain/time/durations.ts'
import type { SendChat } from './chat-sender.ts'
import type { Delivery } from './delivery.ts'
import type { SendMail } from './mail-sender.ts'
import type { MessageContent } from './message-text.ts'

/** What messages leave by. `mail` null: no mail server is configured. `openWebhook` throws when its seal is broken. */
export type Channels = {
  mail: SendMail | null
  chat: SendChat
  openWebhook(contact: ContactRow): string
}

export type DeliveryTools = Channels & {
  contacts: readonly ContactRow[]
  /** Told after each address that has it, before the next is tried. */
  noteDelivered(contact: string): Promise<void>
  now: number
  random: () => number
}

export const noServer = 'No mail server is configured.'
export const nobody = 'Nobody to send to: no contact is set.'
const optedOut = 'Everybody it is for has said that they do not want such messages.'
const lookAgainMs = 10 * minuteMs
const mostWaitingMs = 30 * dayMs
/** A reminder that comes days late asks about another week. */
const reminderGoodMs = 26 * hourMs

/** Sends a taken message to the addresses that do not have it yet. Returns what is to be written of it; never throws for what others do. */
export async function deliverMessage(message: TakenMessage, tools: DeliveryTools): Promise<MessageOutcome> {
  const { contacts, now } = tools
  if (contacts.length === 0) return waiting(message, nobody, now)
  const wanted = contacts.filter(({ optedOut }) => !optedOut.includes(message.kind))
  if (wanted.length === 0) return { kind: 'dropped', error: optedOut }
  if (message.kind === 'reminder' && now - message.sendAfterAt > reminderGoodMs)
    return { kind: 'dropped', error: 'It could not be sent on its day; what is still open is asked anew.' }
  const usable = wanted.filter(({ channel }) => channel !== 'mail' || tools.mail !== null)
  const results: { channel: string; delivery: Delivery }[] = []
  for (const contact of usable) {
    if (message.deliveredTo.includes(contact.id)) {
      results.push({ channel: contact.channel, delivery: { kind: 'delivered' } })
      continue
    }
    const delivery = await deliverTo(contact, message, tools)
    if (delivery.kind === 'delivered') await tools.noteDelivered(contact.id)
    results.push({ channel: contact.channel, delivery })
  }
  if (results.length === 0) return waiting(message, noServer, now)
  const outcome = outcomeOf(message, results, tools)
  return outcome.kind === 'sent' && usable.length < wanted.length
    ? { ...outcome, error: [outcome.error, 'mail: no mail server is configured.'].filter(Boolean).join(' ') }
    : outcome
}

/** One message to one address. Never throws. */
export async function deliverTo(
  contact: ContactRow,
  message: MessageContent & { id: string },
  { mail, chat, openWebhook }: Channels,
): Promise<Delivery> {
  const id = `${message.id}.${contact.id}`
  if (contact.channel === 'mail') {
    if (contact.mail === null || mail === null)
      return { kind: 'refused', words: 'The contact has no address.' }
    return mail({ id, to: contact.mail, content: message })
  }
  let url: string
  try {
    url = openWebhook(contact)
  } catch {
    return { kind: 'refused', words: 'The webhook cannot be opened any more: give its address anew.' }
  }
  return chat({ id, url, content: message })
}

function outcomeOf(
  message: TakenMessage,
  results: { channel: string; delivery: Delivery }[],
  { now, random }: DeliveryTools,
): MessageOutcome {
  const words = results
    .flatMap(({ channel, delivery }) =>
      delivery.kind === 'delivered' ? [] : [`${channel}: ${delivery.words}`],
    )
    .join(' ')
  const later = results.flatMap(({ delivery }) => (delivery.kind === 'later' ? [delivery] : []))
  if (later.length === 0)
    return results.some(({ delivery }) => delivery.kind === 'delivered')
      ? { kind: 'sent', error: words === '' ? null : words }
      : { kind: 'dropped', error: words }
  if (isGivenUp(message.attempts, message.sendAfterAt, now))
    return { kind: 'dropped', error: `Given up after ${message.attempts} attempts. ${words}` }
  const asked = Math.max(0, ...later.map(({ afterMs }) => afterMs ?? 0))
  return {
    kind: 'later',
    at: now + Math.max(asked, restAfter(message.attempts, random)),
    error: words,
    isWaiting: false,
  }
}

const waiting = ({ sendAfterAt, kind }: TakenMessage, words: string, now: number): MessageOutcome =>
  now - sendAfterAt > (kind === 'reminder' ? reminderGoodMs : mostWaitingMs)
    ? { kind: 'dropped', error: `${words} It waited too long.` }
    : { kind: 'later', at: now + lookAgainMs, error: words, isWaiting: true }
