import { jsonElements } from '#lib/http/json-elements.ts'
import { isJson, isNdjson, mediaType } from '#lib/http/media-type.ts'
import { HttpProblem } from '#lib/http/problem.ts'
import { scanJson } from '#lib/http/scan-json.ts'
import { unwrapped } from '#lib/sources/decode-stored.ts'
import { decodeSendersJson } from './decode-senders-json.ts'
import { readJson } from './read-json.ts'

const formType = 'application/x-www-form-urlencoded'
/** Types under which senders post JSON without saying so. */
const looseTypes: ReadonlySet<string | null> = new Set([
  null,
  'text/plain',
  'application/octet-stream',
  formType,
])

export type HookBody =
  | { kind: 'one'; value: unknown; raw: Buffer }
  | { kind: 'many'; values: unknown[]; raws: Buffer[] }
  | { kind: 'lines'; bytes: Buffer; first: unknown }

/** Throws `HttpProblem` 415 for a type nobody sends JSON under; before the body is read. */
export function requireHookType(request: Request): string | null {
  const type = mediaType(request.headers.get('content-type'))
  if (isJson(type) || isNdjson(type) || looseTypes.has(type)) return type
  throw new HttpProblem('unsupported_media_type', {
    detail: `${type} is not read here. Send application/json.`,
  })
}

/** The JSON of a form's `payload`: what GitHub sends when its hook is not set to JSON. The bytes, where it is no form. */
function payloadOf(body: Buffer, type: string | null): Buffer {
  if (type !== formType || /^\s*[{[]/.test(body.subarray(0, 64).toString('latin1'))) return body
  const payload = new URLSearchParams(body.toString('utf8')).get('payload')
  if (payload !== null) return Buffer.from(payload)
  throw new HttpProblem('invalid_body', { detail: 'The form has no field `payload`.' })
}

function readSendersJson(bytes: Buffer): unknown {
  const decoded = decodeSendersJson(bytes)
  return decoded.ok ? decoded.value : readJson(bytes).value
}

function firstLineOf(bytes: Buffer): unknown {
  const text = bytes.toString('utf8').trimStart()
  const end = text.indexOf('\n')
  const decoded = decodeSendersJson(Buffer.from(end < 0 ? text : text.slice(0, end).trimEnd()))
  return decoded.ok ? decoded.value : undefined
}

/** One value, an array of them or lines, from a body whose sender is verified. Throws `HttpProblem` 400. */
export function readHookBody(
  body: Buffer,
  type: string | null,
  takesMany: (value: unknown) => boolean,
): HookBody {
  if (isNdjson(type)) return { kind: 'lines', bytes: body, first: firstLineOf(body) }
  const bytes = payloadOf(body, type)
  if (bytes.includes(0x0a) && !decodeSendersJson(bytes).ok) {
    // Lines under the name of plain JSON, as bridges of message queues post them.
    const first = firstLineOf(bytes)
    if (first !== undefined && takesMany(first)) return { kind: 'lines', bytes, first }
  }
  const outer = readSendersJson(bytes)
  const value = unwrapped(outer)
  if (!Array.isArray(value) || !takesMany(value[0])) return { kind: 'one', value, raw: bytes }
  const inner = typeof outer === 'string' ? Buffer.from(outer) : bytes
  return { kind: 'many', values: value, raws: jsonElements(inner, value, scanJson(inner, 1)) }
}
