import { withTransaction } from '#db/client.ts'
import { dropMessage, retryMessage } from '#db/queries/change-message.ts'
import { mayReadMessages } from '#lib/domain/access/may-read-messages.ts'
import { appendAudit } from './append-audit.ts'
import { ActRefused } from './record-error.ts'
import { authorOf, type RecordAct } from './records.ts'
import { requireAllowed } from './require-allowed.ts'

/** Tries a message again now, its attempts counted anew. Throws ActRefused. */
export const sendMessageAgain = (act: RecordAct, id: string): Promise<void> =>
  change(act, id, 'message.retry', null, 'It was sent already, or there is no such message.')

/** Gives a message up that was not sent. Throws ActRefused. */
export const giveMessageUp = (act: RecordAct, id: string, reason: string): Promise<void> =>
  change(act, id, 'message.drop', reason, 'It was sent or given up already, or there is no such message.')

async function change(
  { db, viewer, now }: RecordAct,
  id: string,
  action: 'message.retry' | 'message.drop',
  reason: string | null,
  refusal: string,
): Promise<void> {
  requireAllowed(viewer, mayReadMessages(viewer), 'Admins look after messages.')
  await withTransaction(db, async client => {
    const title =
      reason === null ? await retryMessage(client, id, now) : await dropMessage(client, id, reason, now)
    if (title === null) throw new ActRefused('not_found', refusal)
    await appendAudit(client, {
      at: now,
      actor: authorOf(viewer),
      action,
      objectType: 'message',
      objectId: id,
      detail: { title, reason },
    })
  })
}
