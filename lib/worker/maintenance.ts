import { setTimeout as sleep } from 'node:timers/promises'
import { withTransaction } from '#db/client.ts'
import { createEventPartitions } from '#db/queries/create-event-partitions.ts'
import { deleteOldSessions } from '#db/queries/delete-old-sessions.ts'
import type { LoopContext } from './loop.ts'

const everyMs = 3_600_000
const dayMs = 86_400_000
const monthsAheadMs = 93 * dayMs
const keepSessionsMs = 30 * dayMs

/** Once an hour: event partitions for the months to come, and sessions nobody can use any more go. */
export async function runMaintenance({ db, signal }: LoopContext): Promise<void> {
  while (!signal.aborted) {
    const now = Date.now()
    await withTransaction(db, client => createEventPartitions(client, now, now + monthsAheadMs))
    await deleteOldSessions(db, now - keepSessionsMs)
    await sleep(everyMs, undefined, { signal }).catch(() => {})
  }
}
