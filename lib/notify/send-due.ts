import type { Database } from '#db/client.ts'
import { selectContacts } from '#db/queries/select-contacts.ts'
import { noteDelivered, settleMessage, takeMessage } from '#db/queries/take-message.ts'
import { log } from '#lib/log/log.ts'
import { type Channels, deliverMessage } from './deliver-message.ts'

/** Longer than every timeout of one message together: who takes it over finds nobody still sending it. */
const leaseMs = 5 * 60_000

/** Sends what is due, one after the other, until nothing is. How many were settled. */
export async function sendDue(
  db: Database,
  channels: Channels,
  signal: AbortSignal,
  clock: () => number = Date.now,
): Promise<number> {
  let settled = 0
  while (!signal.aborted) {
    const message = await takeMessage(db.pool, clock(), leaseMs)
    if (message === null) return settled
    const contacts = await selectContacts(db.pool, { type: message.subjectType, id: message.subjectId })
    const outcome = await deliverMessage(message, {
      ...channels,
      contacts,
      noteDelivered: contact => noteDelivered(db.pool, message.id, contact),
      now: clock(),
      random: Math.random,
    })
    await settleMessage(db.pool, message, outcome, clock())
    // Not the words of servers: they may repeat addresses. They stand in the outbox, for admins.
    if (outcome.kind === 'dropped')
      log.warn({ message: message.id, kind: message.kind }, 'A message was given up.')
    settled++
  }
  return settled
}
