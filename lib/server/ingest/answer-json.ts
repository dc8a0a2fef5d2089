import { jsonElements } from '#lib/http/json-elements.ts'
import { isJson, isNdjson, mediaType } from '#lib/http/media-type.ts'
import { HttpProblem } from '#lib/http/problem.ts'
import { readBody } from '#lib/http/read-body.ts'
import { answerLines } from './answer-lines.ts'
import { answerMany } from './answer-many.ts'
import { answerOne } from './answer-one.ts'
import type { Delivery } from './delivery.ts'
import type { ItemReader } from './read-item.ts'
import { readJson } from './read-json.ts'

/** Takes one item, `{<listName>: [...]}` of many, or NDJSON of any number. Without a content type a body counts as JSON. */
export async function answerJson(delivery: Delivery, listName: string, read: ItemReader): Promise<Response> {
  const type = mediaType(delivery.request.headers.get('content-type'))
  if (isNdjson(type)) return answerLines(delivery, read)
  if (type !== null && !isJson(type)) {
    throw new HttpProblem('unsupported_media_type', {
      detail: 'Send application/json or application/x-ndjson.',
    })
  }
  const body = await readBody(delivery.request)
  const { value, scan } = readJson(body, 2)
  const isEnvelope = typeof value === 'object' && value !== null && !Array.isArray(value) && listName in value
  if (!isEnvelope) return answerOne(read(value, body, delivery), delivery)
  const list = (value as Record<string, unknown>)[listName]
  if (!Array.isArray(list)) {
    throw new HttpProblem('invalid_envelope', {
      issues: [{ path: `/${listName}`, message: 'must be an array' }],
    })
  }
  const raws = jsonElements(body, list, scan)
  return answerMany(
    list.map((item, index) => read(item, raws[index]!, delivery)),
    delivery,
  )
}
