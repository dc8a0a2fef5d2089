import { type Database, withTransaction } from '#db/client.ts'
import { deleteDeadLetters } from '#db/queries/delete-dead-letters.ts'
import { lockEventReject, updateRejectResolved } from '#db/queries/event-reject.ts'
import { selectDeadEvent, selectDeadService } from '#db/queries/select-dead-event.ts'
import { deleteDeadEvents } from '#db/queries/upsert-dead-events.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { type DeadLetterRef, formatDeadLetterId } from '#lib/domain/observation/dead-letter-id.ts'
import { appendAudit } from './append-audit.ts'
import { ActRefused } from './record-error.ts'
import { requireAdmin } from './require-admin.ts'

/**
 * Puts a dead letter aside with a reason. A refused delivery stays refused in the accounting and its bytes stay; an event
 * and its facts stay as they are. Throws ActRefused: for anybody but admins, and where nothing waits.
 */
export async function dismissLetter(
  db: Database,
  viewer: Viewer,
  ref: DeadLetterRef,
  reason: string,
  now: number,
): Promise<void> {
  requireAdmin(viewer)
  await withTransaction(db, async client => {
    let isHere = false
    if (ref.kind === 'delivery') {
      const reject = await lockEventReject(client, ref.seq)
      isHere = reject !== null && reject.resolvedAt === null
      if (isHere) await updateRejectResolved(client, ref.seq, `put aside: ${reason}`, now)
    } else if (ref.kind === 'event') {
      isHere = (await selectDeadEvent(client, ref.source, ref.id)) !== null
      await deleteDeadEvents(client, ref.source, [ref.id])
    } else {
      isHere = (await selectDeadService(client, ref.serviceId)) !== null
      await deleteDeadLetters(client, [ref.serviceId])
    }
    if (!isHere) throw new ActRefused('not_found', 'There is no such dead letter; it may have been replayed.')
    await appendAudit(client, {
      at: now,
      actor: viewer.name,
      action: 'dead-letter.dismissed',
      objectType: 'dead-letter',
      objectId: formatDeadLetterId(ref),
      detail: { reason },
    })
  })
}
