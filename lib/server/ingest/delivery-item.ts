import type { Issue } from '#lib/domain/observation/observation.ts'
import type { EventForm, IncomingEvent, IncomingSample, IngestBatch } from '#lib/ingest/ingest-batch.ts'
import { emptyBatch } from '#lib/ingest/ingest-batch.ts'

export type RejectionCode =
  | 'invalid_event'
  | 'invalid_json'
  | 'invalid_row'
  | 'not_stored'
  | 'line_too_long'
  | 'forbidden_source'

/** One item of a delivery, decoded or refused, with its exact bytes. */
export type DeliveryItem =
  | { kind: 'event'; event: IncomingEvent }
  | { kind: 'sample'; sample: IncomingSample }
  | {
      kind: 'rejected'
      id: string | null
      source: string
      code: RejectionCode
      issues: Issue[]
      raw: Uint8Array
      /** What a replay reads it with. */
      form?: EventForm | undefined
    }

/** Items as the writer takes them: by kind, each in the order it came. */
export function batchOf(items: readonly DeliveryItem[]): IngestBatch {
  const batch = emptyBatch()
  for (const item of items) {
    if (item.kind === 'event') batch.events.push(item.event)
    else if (item.kind === 'sample') batch.samples.push(item.sample)
    else {
      const { source, code, issues, raw, form } = item
      batch.rejections.push({ source, code, issues, raw, form })
    }
  }
  return batch
}

export function itemSource(item: DeliveryItem): string {
  if (item.kind === 'event') return item.event.decoded.source
  return item.kind === 'sample' ? item.sample.source : item.source
}
