import type { FormatDecoder } from './adapter.ts'
import { isJsonContent } from './cloudevents/cloud-event.ts'
import { readBinary } from './cloudevents/read-binary.ts'
import type { Decoded, DecodedEvent } from './contract.ts'
import { formatDecoders } from './registry.ts'

/** A row of `event`. */
export type StoredEvent = {
  source: string
  id: string
  format: string
  contentType: string | null
  headers: Record<string, string> | null
  body: Buffer
  receivedAt: number
}

const binaryPrefix = 'ce-'
export const platformHeader = 'landfall-platform'
export const clusterHeader = 'landfall-cluster'

/** The JSON inside a body that is itself one text: some senders encode twice. Any other text stays what it is. */
export function unwrapped(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

function storedValue(event: StoredEvent): Decoded<unknown> {
  const headers = Object.entries(event.headers ?? {}).filter(([name]) => name.startsWith(binaryPrefix))
  const isBinary = event.format === 'cloudevent' && headers.length > 0
  if (!isBinary) {
    return { ok: true, value: unwrapped(JSON.parse(event.body.toString('utf8'))) }
  }
  const isJson = event.body.length > 0 && event.contentType !== null && isJsonContent(event.contentType)
  return readBinary({
    headers: Object.fromEntries(headers),
    contentType: event.contentType,
    body: event.body,
    json: isJson ? (JSON.parse(event.body.toString('utf8')) as unknown) : undefined,
  })
}

/**
 * Reads a stored event again, as on the day it came (`now` is when it was received, so that a rebuild judges its instants
 * alike). The key it was stored under holds. Throws when no adapter reads its format.
 */
export function decodeStored(
  event: StoredEvent,
  decoders: ReadonlyMap<string, FormatDecoder> = formatDecoders,
): Decoded<DecodedEvent> {
  const decode = decoders.get(event.format)
  if (decode === undefined) throw new Error(`No adapter reads events of the format ${event.format}.`)
  const value = storedValue(event)
  if (!value.ok) return value
  const decoded = decode(value.value, {
    source: event.source,
    id: event.id,
    now: event.receivedAt,
    platform: event.headers?.[platformHeader] ?? null,
    cluster: event.headers?.[clusterHeader] ?? null,
    headers: event.headers ?? {},
  })
  if (!decoded.ok) return decoded
  return { ok: true, value: { ...decoded.value, source: event.source, id: event.id } }
}
