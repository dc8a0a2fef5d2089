import type { ClientBase } from 'pg'
import { type Database, withTransaction } from '#db/client.ts'
import {
  deductReject,
  type EventReject,
  lockEventReject,
  updateRejectReasons,
  updateRejectResolved,
} from '#db/queries/event-reject.ts'
import type { Issue } from '#lib/domain/observation/observation.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import type { IngestResult } from '#lib/ingest/ingest-batch.ts'
import { ingestDecoded } from '#lib/ingest/ingest-decoded.ts'
import { batchOf, type DeliveryItem } from '../ingest/delivery-item.ts'
import { itemResults } from '../ingest/item-result.ts'
import { readReject } from './read-reject.ts'

export type ReplayOutcome =
  /** Taken in: what a delivery of it would have been answered today. */
  | { result: IngestResult }
  /** Still refused, with the reasons of today; it stays a dead letter. */
  | { result: 'rejected'; issues: Issue[] }
  /** Nobody waits for it any more. */
  | { result: 'gone' }

/**
 * Reads a refused delivery again and takes it in when it is good now, in one transaction: the event counts as received
 * today, its refusal is taken out of the day it came, so received = accepted + duplicate + conflict + ignored + rejected
 * holds at every moment. `audit` writes down who did it, in the same transaction.
 */
export function replayReject(
  db: Database,
  seq: number,
  now: number,
  audit: (client: ClientBase, outcome: ReplayOutcome) => Promise<void> = async () => {},
): Promise<ReplayOutcome> {
  return withTransaction(db, async client => {
    const reject = await lockEventReject(client, seq)
    if (reject === null || reject.resolvedAt !== null) return { result: 'gone' }
    const item = readReject(reject, now)
    const outcome = await takeIn(client, reject, item, now)
    await audit(client, outcome)
    return outcome
  })
}

async function takeIn(
  client: ClientBase,
  reject: EventReject,
  item: DeliveryItem,
  now: number,
): Promise<ReplayOutcome> {
  if (item.kind === 'rejected') {
    await updateRejectReasons(client, reject.seq, item.code, item.issues)
    return { result: 'rejected', issues: item.issues }
  }
  const [written] = itemResults(
    [item],
    await ingestDecoded(client, batchOf([item]), { now, isBackfill: true }),
  )
  if (!(await deductReject(client, reject.source, dayOf(reject.receivedAt))))
    throw new Error(`The accounting of ${reject.source} holds no refusal on ${dayOf(reject.receivedAt)}.`)
  const result = written!.result as IngestResult
  await updateRejectResolved(client, reject.seq, `replayed: ${result}`, now)
  return { result }
}
