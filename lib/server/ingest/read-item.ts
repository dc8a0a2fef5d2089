import type { Decoded, DecodedEvent, Issue } from '#lib/domain/observation/observation.ts'
import { bodyHash } from '#lib/ingest/body-hash.ts'
import type { EventForm } from '#lib/ingest/ingest-batch.ts'
import { redactBytes, redactSecrets } from '#lib/sources/redact-secrets.ts'
import type { Delivery } from './delivery.ts'
import type { DeliveryItem, RejectionCode } from './delivery-item.ts'

/** Who delivers, as far as reading an item goes: a request, or an import. */
export type Receiver = Pick<Delivery, 'now' | 'defaultSource' | 'maySend'>

/** Makes an item of one JSON value and the bytes it stood in. */
export type ItemReader = (value: unknown, raw: Uint8Array, delivery: Receiver) => DeliveryItem

/**
 * A reader that never sees a secret: what it decodes, hashes and hands on to be stored was stripped before. Every reader
 * of every way in is made by this.
 */
export const withoutSecrets =
  (read: ItemReader): ItemReader =>
  (value, raw, delivery) => {
    const kept = redactSecrets(raw, value)
    return read(kept.value, kept.raw, delivery)
  }

/** Refused bodies are kept up to this many bytes. */
const keptRejectBytes = 1024 * 1024

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isKeyText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && Buffer.byteLength(value) <= 500

/** What a body says of its own key, however wrong the rest of it is. */
function claimedKey(value: unknown): { source: string | null; id: string | null } {
  if (!isObject(value)) return { source: null, id: null }
  const place = isObject(value.context) ? value.context : value
  return { source: isKeyText(place.source) ? place.source : null, id: isKeyText(place.id) ? place.id : null }
}

/** A refused item: counted for the source it names where the token may speak for that one, else for the token's name. */
export function rejectedItem(
  value: unknown,
  raw: Uint8Array,
  delivery: Receiver,
  code: RejectionCode,
  issues: Issue[],
  form?: EventForm,
): DeliveryItem {
  const { source, id } = claimedKey(value)
  const isOurs = source !== null && delivery.maySend(source)
  return {
    kind: 'rejected',
    id,
    source: isOurs ? source : delivery.defaultSource,
    code,
    issues,
    raw: redactBytes(raw.subarray(0, keptRejectBytes)),
    form,
  }
}

/** The item of a decoded event; `hashed` is the value whose canonical JSON identifies the body. */
export function eventItem(
  decoded: Decoded<DecodedEvent>,
  hashed: unknown,
  raw: Uint8Array,
  delivery: Receiver,
  form: EventForm,
): DeliveryItem {
  if (!decoded.ok) return rejectedItem(hashed, raw, delivery, 'invalid_event', decoded.issues, form)
  if (!delivery.maySend(decoded.value.source)) return forbiddenItem(decoded.value, raw, delivery)
  return { kind: 'event', event: { decoded: decoded.value, raw, hash: bodyHash(hashed), ...form } }
}

export function forbiddenItem(
  { source, id }: { source: string; id: string | null },
  raw: Uint8Array,
  delivery: Receiver,
): DeliveryItem {
  const issues = [{ path: '/source', message: `the token has no scope ingest:${source}` }]
  return {
    kind: 'rejected',
    id,
    source: delivery.defaultSource,
    code: 'forbidden_source',
    issues,
    raw: raw.subarray(0, keptRejectBytes),
  }
}
