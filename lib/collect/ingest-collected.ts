import { bodyHash } from '#lib/ingest/body-hash.ts'
import { emptyBatch } from '#lib/ingest/ingest-batch.ts'
import { ingestDecoded } from '#lib/ingest/ingest-decoded.ts'
import type { FormatDecoder } from '#lib/sources/adapter.ts'
import { formatDecoders } from '#lib/sources/registry.ts'
import type { IngestCollected } from './commit-cycle.ts'

const chunkSize = 1000

/** Writes collected events through the same ingest as deliveries: their bodies are decoded as a rebuild will decode them. */
export function ingestCollected(format: string): IngestCollected {
  const decode = formatDecoders.get(format)
  if (decode === undefined) throw new Error(`No adapter reads the format \`${format}\`.`)
  return async (client, source, events, receivedAt) => {
    // The first look at a large cluster tells thousands of things at once.
    for (let from = 0; from < events.length; from += chunkSize)
      await ingestChunk(decode, client, source, events.slice(from, from + chunkSize), receivedAt)
  }

  async function ingestChunk(
    decode: FormatDecoder,
    ...[client, source, events, receivedAt]: Parameters<IngestCollected>
  ) {
    const batch = emptyBatch()
    for (const { id, body } of events) {
      const value: unknown = JSON.parse(new TextDecoder().decode(body))
      const decoded = decode(value, { source, id, now: receivedAt })
      if (!decoded.ok)
        throw new Error(`a collected event cannot be read again: ${JSON.stringify(decoded.issues)}`)
      batch.events.push({
        decoded: decoded.value,
        raw: body,
        hash: bodyHash(value),
        format,
        contentType: 'application/json',
        headers: null,
      })
    }
    await ingestDecoded(client, batch, { now: receivedAt, sourceKind: format })
  }
}
