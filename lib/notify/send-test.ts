import { randomUUID } from 'node:crypto'
import type { ContactRow } from '#db/queries/select-contacts.ts'
import { type Channels, deliverTo } from './deliver-message.ts'

/** Sends a test message now and says in words what became of it. Nothing of it is kept. */
export async function sendTest(
  contact: ContactRow,
  channels: Channels,
): Promise<{ isDelivered: boolean; words: string }> {
  if (contact.channel === 'mail' && channels.mail === null)
    return { isDelivered: false, words: 'No mail server is configured: messages to this address wait.' }
  const delivery = await deliverTo(
    contact,
    {
      id: randomUUID(),
      kind: 'test',
      title: 'A test message of Landfall',
      body: 'Somebody asked for a test on the admin page. Messages reach you here:\n/admin?section=messages',
    },
    channels,
  )
  if (delivery.kind === 'delivered')
    return {
      isDelivered: true,
      words: contact.channel === 'mail' ? 'The mail server took it.' : 'The webhook took it.',
    }
  return {
    isDelivered: false,
    words:
      delivery.kind === 'refused' ? delivery.words : `${delivery.words} A real message would be tried again.`,
  }
}
