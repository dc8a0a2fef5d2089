import type { ClientBase } from 'pg'
import type { KeyedEventRow } from '#db/queries/insert-keyed-events.ts'
import { selectEventHashes } from '#db/queries/select-event-hashes.ts'
import { distinctByKey } from './distinct-by-key.ts'
import type { IncomingEvent, IngestResult } from './ingest-batch.ts'

const keyOf = ({ decoded }: IncomingEvent): string => `${decoded.source}\0${decoded.id}`

/** The rows of a batch, sorted by key and distinct: of equal keys the first event counts. */
export const keyedRows = (events: readonly IncomingEvent[]): KeyedEventRow[] =>
  distinctByKey(events, keyOf).map(({ decoded, hash, raw, format, contentType, headers }) => ({
    source: decoded.source,
    id: decoded.id,
    bodyHash: hash,
    format,
    contentType,
    headers,
    body: raw,
    ignored: decoded.ignored,
  }))

/**
 * Says of each event, in order, what becomes of it, given which keys it was possible to take: new (accepted or ignored),
 * the same again, or another body under a taken key.
 */
export async function judgeEvents(
  client: ClientBase,
  events: readonly IncomingEvent[],
  keys: readonly KeyedEventRow[],
  taken: readonly [source: string, id: string][],
): Promise<IngestResult[]> {
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
