import { bodyHash } from '#lib/ingest/body-hash.ts'
import { type EventForm, emptyBatch } from '#lib/ingest/ingest-batch.ts'
import { ingestDecoded } from '#lib/ingest/ingest-decoded.ts'
import type { FormatDecoder } from '#lib/sources/adapter.ts'
import type { CollectedEvent } from '#lib/sources/collector.ts'
import type { Decoded, DecodedEvent, Issue } from '#lib/sources/contract.ts'
import { redactBytes } from '#lib/sources/redact-secrets.ts'
import { formatDecoders } from '#lib/sources/registry.ts'
import type { IngestCollected } from './commit-cycle.ts'

const chunkSize = 1000

/**
 * Writes collected events through the same ingest as deliveries: their bodies are decoded as a rebuild will decode them.
 * One that cannot be read is kept as a reject.
 */
export function ingestCollected(format: string): IngestCollected {
  const decode = formatDecoders.get(format)
  const form: EventForm = { format, contentType: 'application/json', headers: null }
  return async (client, source, events, receivedAt, isFirstLook) => {
    if (decode === undefined) throw new Error(`No adapter reads the format \`${format}\`.`)
    const options = { now: receivedAt, sourceKind: format, isBackfill: isFirstLook ?? false }
    const refused = (event: CollectedEvent, issues: Issue[]) => ({
      source,
      code: 'invalid_event',
      issues,
      raw: event.body,
      form,
    })

    // The first look at a large cluster tells thousands of things at once.
    for (let from = 0; from < events.length; from += chunkSize)
      await ingestChunk(events.slice(from, from + chunkSize).map(withoutSecrets))

    /** What the database itself refuses is halved until the one event is found that it is about. */
    async function ingestChunk(chunk: readonly CollectedEvent[]): Promise<void> {
      const batch = emptyBatch()
      for (const event of chunk) {
        const read = readCollected(decode!, source, event, receivedAt)
        if (!read.ok) batch.rejections.push(refused(event, read.issues))
        else {
          const { decoded, value } = read.value
          batch.events.push({ decoded, raw: event.body, hash: bodyHash(value), ...form })
        }
      }
      await client.query('savepoint collected')
      try {
        await ingestDecoded(client, batch, options)
        await client.query('release savepoint collected')
      } catch (error) {
        if (!isAboutData(error)) throw error
        await client.query('rollback to savepoint collected')
        if (chunk.length > 1) {
          const half = Math.ceil(chunk.length / 2)
          await ingestChunk(chunk.slice(0, half))
          return ingestChunk(chunk.slice(half))
        }
        const issues = [{ path: '', message: (error as Error).message }]
        const rejections = chunk.map(event => refused(event, issues))
        await ingestDecoded(client, { ...emptyBatch(), rejections }, options)
      }
    }
  }
}

const withoutSecrets = ({ id, body }: CollectedEvent): CollectedEvent => ({ id, body: redactBytes(body) })

/** SQLSTATE classes 22 (data), 23 (constraints) and 54 (too long): another try would fail alike. */
const isAboutData = (error: unknown): boolean => /^(22|23|54)/.test((error as { code?: string }).code ?? '')

/** An event of ours that no decoder understands is a fault of ours: it is kept with its reasons, and stops nobody. */
function readCollected(
  decode: FormatDecoder,
  source: string,
  { id, body }: CollectedEvent,
  now: number,
): Decoded<{ decoded: DecodedEvent; value: unknown }> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body))
    const decoded = decode(value, { source, id, now })
    return decoded.ok ? { ok: true, value: { decoded: decoded.value, value } } : decoded
  } catch (error) {
    return {
      ok: false,
      issues: [{ path: '', message: error instanceof Error ? error.message : String(error) }],
    }
  }
}
