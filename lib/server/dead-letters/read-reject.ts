import type { EventReject } from '#db/queries/event-reject.ts'
import { decodeJson } from '#lib/http/decode-json.ts'
import type { EventForm } from '#lib/ingest/ingest-batch.ts'
import { isJsonContent } from '#lib/sources/cloudevents/cloud-event.ts'
import { readBinary } from '#lib/sources/cloudevents/read-binary.ts'
import { clusterHeader, platformHeader, unwrapped } from '#lib/sources/decode-stored.ts'
import { callDecoders, formatDecoders } from '#lib/sources/registry.ts'
import { readValue } from '../import/read-import-rows.ts'
import type { DeliveryItem } from '../ingest/delivery-item.ts'
import { eventItem, type Receiver, rejectedItem, withoutSecrets } from '../ingest/read-item.ts'
import { readSample } from '../ingest/read-sample.ts'

/**
 * Reads a refused delivery again with the adapters and the clock of now. Its own source and id are its key, as they would
 * have been; where it names no source, the one it was counted for stands in. Who replays it is an admin, so a source its
 * sender had no scope for is one now.
 */
export function readReject(reject: EventReject, now: number): DeliveryItem {
  const receiver: Receiver = { now, defaultSource: reject.source, maySend: () => true }
  const { body, format, contentType, headers } = reject
  const isBinary = format === 'cloudevent' && headers !== null && 'ce-id' in headers
  if (isBinary) return readBinaryReject(reject, receiver)
  const decoded = decodeJson(body)
  if (!decoded.ok) {
    const { path, message, offset } = decoded.fault
    return rejectedItem(null, body, receiver, 'invalid_json', [
      { path, message: `${message} (byte ${offset})` },
    ])
  }
  if (format === 'sample') return readSample(decoded.value, body, receiver)
  const decode = format === null ? undefined : formatDecoders.get(format)
  if (decode === undefined || format === null)
    return readValue(decoded.value, body, { rows: null, set: {} }, receiver)
  const form: EventForm = { format, contentType, headers }
  const context = {
    source: reject.source,
    id: null,
    now,
    platform: headers?.[platformHeader] ?? null,
    cluster: headers?.[clusterHeader] ?? null,
    headers: headers ?? {},
  }
  const read = withoutSecrets((value, raw) =>
    eventItem(decode(unwrapped(value), context), value, raw, receiver, form),
  )
  return read(decoded.value, body, receiver)
}

/** A CloudEvent whose attributes came as headers, put together as on its arrival. */
function readBinaryReject(
  { source, body, contentType, headers }: EventReject,
  receiver: Receiver,
): DeliveryItem {
  const json = contentType !== null && isJsonContent(contentType) ? decodeJson(body) : null
  const form: EventForm = { format: 'cloudevent', contentType, headers }
  const assembled = readBinary({
    headers: headers ?? {},
    contentType,
    body,
    json: json?.ok ? json.value : undefined,
  })
  if (!assembled.ok) return rejectedItem(null, body, receiver, 'invalid_event', assembled.issues, form)
  const decoded = callDecoders.cloudevent(assembled.value, { source, id: null, now: receiver.now })
  return eventItem(decoded, assembled.value, body, receiver, form)
}
