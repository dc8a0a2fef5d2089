import type {
  DecodedEvent,
  Issue,
  ObservedClusterSample,
  ObservedServiceSample,
} from '#lib/domain/observation/observation.ts'

/** A decoded event with the exact bytes it came in. */
export type IncomingEvent = {
  decoded: DecodedEvent
  /** Adapter of its source, where the delivery tells: the source is recorded as such when it is seen for the first time. */
  sourceKind?: string | undefined
  raw: Uint8Array
  /** SHA-256 of the canonical JSON (`bodyHash`). */
  hash: Uint8Array
  /** Which decoder reads it again: `event.format`. */
  format: string
  contentType: string | null
  /** What of the request's headers belongs to the event, and nothing secret. */
  headers: Record<string, string> | null
}

/** A sample with the exact bytes it came in; its key is (source, service, cluster, at). */
export type IncomingSample = {
  source: string
  sample: ObservedServiceSample | ObservedClusterSample
  raw: Uint8Array
}

/** How an event's bytes are stored, so that they can be read again. */
export type EventForm = { format: string; contentType: string | null; headers: Record<string, string> | null }

/** What was refused: counted as received and rejected, and kept. */
export type Rejection = {
  source: string
  code: string
  issues: Issue[]
  raw: Uint8Array
  /** What a replay reads it with; left out where nobody can say. */
  form?: EventForm | undefined
  /** The import it came with, and its row there. */
  place?: { importId: string; row: number } | undefined
}

export type IngestBatch = { events: IncomingEvent[]; samples: IncomingSample[]; rejections: Rejection[] }

export type IngestResult = 'accepted' | 'duplicate' | 'conflict' | 'ignored'

/** Results in the order of the batch. */
export type IngestOutcome = { events: IngestResult[]; samples: IngestResult[] }

export const emptyBatch = (): IngestBatch => ({ events: [], samples: [], rejections: [] })
