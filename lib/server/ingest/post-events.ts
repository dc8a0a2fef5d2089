import { jsonElements } from '#lib/http/json-elements.ts'
import { isJson, isNdjson, mediaType } from '#lib/http/media-type.ts'
import { HttpProblem } from '#lib/http/problem.ts'
import { readBody } from '#lib/http/read-body.ts'
import { answerBinary, eventHeaders } from './answer-binary.ts'
import { answerLines } from './answer-lines.ts'
import { answerMany } from './answer-many.ts'
import { answerOne } from './answer-one.ts'
import { acceptDelivery, type Delivery, type IngestContext } from './delivery.ts'
import { readEvent } from './read-event.ts'
import { readJson } from './read-json.ts'

const structured = 'application/cloudevents+json'
const batched = 'application/cloudevents-batch+json'

function unsupported(type: string | null): HttpProblem {
  const known = `${structured}, ${batched}, application/json, application/x-ndjson, or ce-* headers`
  return new HttpProblem('unsupported_media_type', {
    detail: `${type ?? 'No content type'} is not read here. Send ${known}.`,
  })
}

/** Takes JSON: one event or an array of them. A string is read once more: some senders encode the event twice. */
async function answerDocument(delivery: Delivery, isBatch: boolean): Promise<Response> {
  const body = await readBody(delivery.request)
  const outer = readJson(body, 1)
  const inside = typeof outer.value === 'string' ? Buffer.from(outer.value) : body
  const { value, scan } = inside === body ? outer : readJson(inside, 1)
  if (Array.isArray(value)) {
    const raws = jsonElements(inside, value, scan)
    return answerMany(
      value.map((item, index) => readEvent(item, raws[index]!, delivery)),
      delivery,
    )
  }
  if (isBatch)
    throw new HttpProblem('invalid_envelope', {
      issues: [{ path: '', message: 'must be an array of events' }],
    })
  return answerOne(readEvent(value, body, delivery), delivery)
}

/** `POST /api/v1/events`: the mode is told by Content-Type, compared as the CloudEvents HTTP binding 3 says: batch before structured. */
export function postEvents(request: Request, context: IngestContext): Promise<Response> {
  return acceptDelivery(request, context, delivery => {
    const type = mediaType(request.headers.get('content-type'))
    if (type === batched) return answerDocument(delivery, true)
    if (type === structured) return answerDocument(delivery, false)
    if (type?.startsWith('application/cloudevents')) throw unsupported(type)
    if (Object.keys(eventHeaders(request)).length > 0) return answerBinary(delivery)
    if (isNdjson(type)) return answerLines(delivery, readEvent)
    if (type === null || isJson(type)) return answerDocument(delivery, false)
    throw unsupported(type)
  })
}
