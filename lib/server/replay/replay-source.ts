import { setTimeout as sleep } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import type { Database } from '#db/client.ts'
import { allowLongStatements } from '#db/queries/allow-long-statements.ts'
import { insertDirtyMarks } from '#db/queries/insert-dirty-marks.ts'
import { lockCatalogExclusive, lockCatalogShared } from '#db/queries/lock-catalog.ts'
import { notifyDirty } from '#db/queries/notify-dirty.ts'
import {
  createToldTables,
  deleteFactsUntold,
  insertToldEvents,
  noteToldFacts,
  selectUnreadEvents,
} from '#db/queries/replay-facts.ts'
import { type EventPlace, type RawEvent, selectEventsOfSource } from '#db/queries/select-event-batch.ts'
import { deleteDeadEvents, upsertDeadEvents } from '#db/queries/upsert-dead-events.ts'
import { minuteMs } from '#lib/domain/time/durations.ts'
import { namesOfVersion } from '#lib/ingest/catalog-names.ts'
import { factRowsOf, writeFacts } from '#lib/ingest/write-facts.ts'
import { decodeAgain } from './decode-again.ts'

const batchEvents = 200
const attempts = 3
/** No transaction of a delivery lasts longer: an event received before may not be committed yet. */
const lateMs = 15 * minuteMs

export type ReplayedSource = {
  events: number
  unreadable: number
  /** False: the catalogue changed meanwhile, or it was told to stop; ask again. */
  isWhole: boolean
}

/**
 * Reads every stored event of one source again and brings its facts to what they say today: under the names and places of
 * now, by the decoders of now. Deliveries go on meanwhile; each batch marks its services in its own transaction. At the
 * end, with the catalogue held for a moment, come events that arrived meanwhile and what nothing tells any more goes.
 * Events that cannot be read are noted as dead and keep their facts. `onBatch` may stop it by returning false.
 */
export async function replaySource(
  db: Database,
  source: string,
  onBatch: () => Promise<boolean> = async () => true,
): Promise<ReplayedSource> {
  const client = await db.pool.connect()
  const startedAt = Date.now()
  const replayed: ReplayedSource = { events: 0, unreadable: 0, isWhole: false }
  const versions = new Set<number>()
  try {
    await createToldTables(client)
    let after: EventPlace | null = null
    for (;;) {
      if (!(await onBatch())) return replayed
      const batch: RawEvent[] = await selectEventsOfSource(client, source, after, startedAt, batchEvents)
      if (batch.length === 0) break
      await inTransaction(client, async () => {
        const version = await lockCatalogShared(client)
        versions.add(version)
        replayed.unreadable += await writeAgain(client, source, batch, version)
      })
      after = batch.at(-1)!
      replayed.events += batch.length
    }
    await inTransaction(client, async () => {
      await allowLongStatements(client)
      await lockCatalogExclusive(client)
      const version = await lockCatalogShared(client)
      versions.add(version)
      if (versions.size > 1) return
      const late = await selectUnreadEvents(client, source, startedAt - lateMs)
      replayed.unreadable += await writeAgain(client, source, late, version)
      replayed.events += late.length
      const now = Date.now()
      await insertDirtyMarks(client, await deleteFactsUntold(client, source, now), now)
      replayed.isWhole = true
    })
    await notifyDirty(client)
    return replayed
  } finally {
    // Its temporary tables go with the connection.
    client.release(true)
  }
}

/** Writes what a batch says today; returns how many of it cannot be read. */
async function writeAgain(
  client: PoolClient,
  source: string,
  batch: readonly RawEvent[],
  version: number,
): Promise<number> {
  if (batch.length === 0) return 0
  const now = Date.now()
  const names = await namesOfVersion(client, version)
  const { decoded, dead } = decodeAgain(batch)
  const ids = decoded.map(event => event.id)
  await insertToldEvents(client, ids, true)
  await insertToldEvents(
    client,
    dead.map(event => event.id),
    false,
  )
  await noteToldFacts(client, source, factRowsOf(decoded, names))
  await insertDirtyMarks(client, await writeFacts(client, decoded, names, new Map(), now), now)
  await upsertDeadEvents(client, dead, now)
  await deleteDeadEvents(client, source, ids)
  return dead.length
}

/** A delivery may hold rows in another order: one of the two is undone and tries again. */
const isWorthRepeating = (error: unknown): boolean =>
  ['40001', '40P01'].includes((error as { code?: string } | null)?.code ?? '')

async function inTransaction(client: PoolClient, work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await client.query('begin')
    try {
      await work()
      await client.query('commit')
      return
    } catch (error) {
      await client.query('rollback')
      if (attempt >= attempts || !isWorthRepeating(error)) throw error
      await sleep(100 * attempt)
    }
  }
}
