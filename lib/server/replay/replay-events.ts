import { type Database, withTransaction } from '#db/client.ts'
import { insertDirtyMarks } from '#db/queries/insert-dirty-marks.ts'
import { lockCatalogShared } from '#db/queries/lock-catalog.ts'
import { notifyDirty } from '#db/queries/notify-dirty.ts'
import { deleteFactsToldBy } from '#db/queries/replay-facts.ts'
import { selectEvent } from '#db/queries/select-event.ts'
import { deleteDeadEvents, upsertDeadEvents } from '#db/queries/upsert-dead-events.ts'
import { namesOfVersion } from '#lib/ingest/catalog-names.ts'
import { writeFacts } from '#lib/ingest/write-facts.ts'
import { decodeAgain } from './decode-again.ts'

export type EventKey = { source: string; id: string }
/** `error` null: it was read, its facts are written and it is no dead letter any more. */
export type ReplayedEvent = EventKey & { error: string | null }

const batchKeys = 200

/**
 * Reads single stored events again, by their keys, and writes what they say today in place of what they said. One that
 * cannot be read is noted as dead with the reason, keeps its facts and stops no other. Outcomes in the order of the keys.
 */
export async function replayEvents(db: Database, keys: readonly EventKey[]): Promise<ReplayedEvent[]> {
  const outcomes: ReplayedEvent[] = []
  for (let start = 0; start < keys.length; start += batchKeys)
    outcomes.push(...(await replayBatch(db, keys.slice(start, start + batchKeys))))
  return outcomes
}

const replayBatch = (db: Database, keys: readonly EventKey[]): Promise<ReplayedEvent[]> =>
  withTransaction(db, async client => {
    const now = Date.now()
    const names = await namesOfVersion(client, await lockCatalogShared(client))
    const stored = []
    for (const { source, id } of keys) {
      const event = await selectEvent(client, source, id)
      if (event !== null) stored.push(event)
    }
    const { decoded, dead } = decodeAgain(stored)
    const dirty = new Set<string>()
    for (const [source, events] of Map.groupBy(decoded, event => event.source)) {
      const ids = events.map(event => event.id)
      for (const serviceId of await deleteFactsToldBy(client, source, ids)) dirty.add(serviceId)
      await deleteDeadEvents(client, source, ids)
    }
    for (const serviceId of await writeFacts(client, decoded, names, new Map(), now)) dirty.add(serviceId)
    await upsertDeadEvents(client, dead, now)
    await insertDirtyMarks(client, dirty, now)
    if (dirty.size > 0) await notifyDirty(client)
    const errors = new Map(dead.map(event => [`${event.source}\0${event.id}`, event.error]))
    const found = new Set(stored.map(event => `${event.source}\0${event.id}`))
    return keys.map(({ source, id }) => {
      const key = `${source}\0${id}`
      return { source, id, error: found.has(key) ? (errors.get(key) ?? null) : 'There is no such event.' }
    })
  })
