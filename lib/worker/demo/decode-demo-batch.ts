import type { DemoBatch } from '#db/demo/demo-batches.ts'
import { bodyHash } from '#lib/ingest/body-hash.ts'
import { emptyBatch, type IngestBatch } from '#lib/ingest/ingest-batch.ts'
import type { Decoded } from '#lib/sources/contract.ts'
import { callDecoders, formatDecoders } from '#lib/sources/registry.ts'
import { decodeSample } from '#lib/sources/samples/decode-sample.ts'

/** What the demo's events and samples are sent as where their bodies name no source. */
export const demoTokenName = 'cpu-meters'

/**
 * Lines of the demo as the calls of the API would read them: the same decoders, the same checks, only without HTTP between.
 * A line that does not decode is a fault of the generator and throws.
 */
export function decodeDemoBatch({ path, lines }: DemoBatch, now: number): IngestBatch {
  const batch = emptyBatch()
  for (const line of lines) {
    const value: unknown = JSON.parse(line)
    const raw = Buffer.from(line)
    if (path === '/api/v1/samples') {
      batch.samples.push({ ...requireDecoded(decodeSample(value, demoTokenName, now), line), raw })
      continue
    }
    if (path === 'collector') {
      const { source, id, body } = value as { source: string; id: string; body: unknown }
      batch.events.push({
        decoded: requireDecoded(formatDecoders.get('helios')!(body, { source, id, now }), line),
        sourceKind: 'helios',
        raw: Buffer.from(JSON.stringify(body)),
        hash: bodyHash(body),
        format: 'helios',
        contentType: 'application/json',
        headers: null,
      })
      continue
    }
    const format = formatOf(path, value)
    const decoded = callDecoders[format](value, { source: demoTokenName, id: null, now })
    batch.events.push({
      decoded: requireDecoded(decoded, line),
      raw,
      hash: bodyHash(value),
      format,
      contentType: 'application/json',
      headers: null,
    })
  }
  return batch
}

function formatOf(path: DemoBatch['path'], value: unknown): 'deploy' | 'cdevent' | 'cloudevent' {
  if (path === '/api/v1/deploys') return 'deploy'
  return typeof value === 'object' && value !== null && 'context' in value ? 'cdevent' : 'cloudevent'
}

function requireDecoded<T>(decoded: Decoded<T>, line: string): T {
  if (decoded.ok) return decoded.value
  throw new Error(`The demo made an event nobody can read: ${decoded.issues[0]?.message} in ${line}`)
}
