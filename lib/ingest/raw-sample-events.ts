import { randomUUID } from 'node:crypto'
import type { EventRow } from '#db/queries/insert-events.ts'
import type { IncomingSample, IngestResult } from './ingest-batch.ts'

function arrayOf(parts: readonly Uint8Array[]): Buffer {
  const pieces: Uint8Array[] = [Buffer.from('[')]
  for (const [index, part] of parts.entries()) {
    if (index > 0) pieces.push(Buffer.from(','))
    pieces.push(part)
  }
  return Buffer.concat([...pieces, Buffer.from(']')])
}

/**
 * Accepted samples of one source as one raw event: a JSON array of their exact bytes. A row for each would weigh more
 * than the samples; a rebuild reads them back from here.
 */
export function rawSampleEvents(
  samples: readonly IncomingSample[],
  results: readonly IngestResult[],
): EventRow[] {
  const bySource = new Map<string, Uint8Array[]>()
  for (const [index, { source, raw }] of samples.entries()) {
    if (results[index] !== 'accepted') continue
    const parts = bySource.get(source)
    if (parts === undefined) bySource.set(source, [raw])
    else parts.push(raw)
  }
  return [...bySource].map(([source, parts]) => ({
    source,
    id: `samples:${randomUUID()}`,
    format: 'samples',
    contentType: 'application/json',
    headers: null,
    body: arrayOf(parts),
    ignored: null,
  }))
}
