import type { ClientBase } from 'pg'
import { insertEventKeys } from '#db/queries/insert-event-keys.ts'
import { selectEventHashes } from '#db/queries/select-event-hashes.ts'
import { distinctByKey } from './distinct-by-key.ts'
import type { IncomingEvent, IngestResult } from './ingest-batch.ts'

const keyOf = ({ decoded }: IncomingEvent): string => `${decoded.source}\0${decoded.id}`

/**
 * Takes the keys of events and says of each, in order, what becomes of it: new (accepted or ignored), the same again, or
 * another body under a taken key. Of equal keys within the batch the first one is the event.
 */
export async function judgeEvents(
  client: ClientBase,
  events: readonly IncomingEvent[],
  now: number,
): Promise<IngestResult[]> {
  if (events.length === 0) return []
  const firsts = distinctByKey(events, keyOf)
  const keys = firsts.map(({ decoded, hash }) => ({ source: decoded.source, id: decoded.id, bodyHash: hash }))
  const taken = await insertEventKeys(client, keys, now)
  const isNew = new Set(taken.map(([source, id]) => `${source}\0${id}`))
  const hashes = new Map<string, Uint8Array>()
  if (taken.length < keys.length) {
    const others = keys.filter(key => !isNew.has(`${key.source}\0${key.id}`))
    for (const [source, id, hash] of await selectEventHashes(client, others))
      hashes.set(`${source}\0${id}`, hash)
  }
  return events.map(event => {
    const key = keyOf(event)
    if (isNew.delete(key)) {
      hashes.set(key, event.hash)
      return event.decoded.ignored === null ? 'accepted' : 'ignored'
    }
    return Buffer.compare(hashes.get(key)!, event.hash) === 0 ? 'duplicate' : 'conflict'
  })
}
