import { readBody } from '#lib/http/read-body.ts'
import { isJsonContent } from '#lib/sources/cloudevents/cloud-event.ts'
import { readBinary } from '#lib/sources/cloudevents/read-binary.ts'
import { redactBytes, redactLine, redactSecrets } from '#lib/sources/redact-secrets.ts'
import { callDecoders } from '#lib/sources/registry.ts'
import { answerOne } from './answer-one.ts'
import type { Delivery } from './delivery.ts'
import { eventItem, rejectedItem } from './read-item.ts'
import { readJson } from './read-json.ts'

/** The `ce-*` headers of a request; the rest of its headers is nobody's business later. */
export const eventHeaders = (request: Request): Record<string, string> =>
  Object.fromEntries(
    [...request.headers]
      .filter(([name]) => name.startsWith('ce-'))
      .map(([name, value]) => [name, redactLine(value)]),
  )

/** Takes a CloudEvent in binary mode: attributes in headers, the body is the data. */
export async function answerBinary(delivery: Delivery): Promise<Response> {
  const headers = eventHeaders(delivery.request)
  const contentType = delivery.request.headers.get('content-type')
  const body = await readBody(delivery.request)
  const isJson = body.length > 0 && contentType !== null && isJsonContent(contentType)
  const json = isJson ? readJson(body).value : undefined
  const kept = isJson ? redactSecrets(body, json) : { raw: Buffer.from(redactBytes(body)), value: undefined }
  const assembled = readBinary({ headers, contentType, body: kept.raw, json: kept.value })
  if (!assembled.ok)
    return answerOne(rejectedItem(null, body, delivery, 'invalid_event', assembled.issues), delivery)
  const decoded = callDecoders.cloudevent(assembled.value, {
    source: delivery.defaultSource,
    id: null,
    now: delivery.now,
  })
  const form = { format: 'cloudevent', contentType, headers }
  return answerOne(eventItem(decoded, assembled.value, kept.raw, delivery, form), delivery)
}
