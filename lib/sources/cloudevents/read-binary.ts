import { isUtf8 } from 'node:buffer'
import type { Decoded, Issue } from '../contract.ts'
import { isJsonContent } from './cloud-event.ts'

/** Undoes the quotes older senders put around a header value, then one round of percent-encoding. Null: not UTF-8. */
export function decodeHeaderValue(value: string): string | null {
  const isQuoted = value.length >= 2 && value.startsWith('"') && value.endsWith('"')
  const text = isQuoted ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value
  if (!text.includes('%')) return text
  const bytes: number[] = []
  const source = Buffer.from(text, 'utf8')
  for (let at = 0; at < source.length; at++) {
    const digits = source[at] === 0x25 ? source.toString('latin1', at + 1, at + 3) : ''
    if (/^[0-9a-fA-F]{2}$/.test(digits)) {
      bytes.push(Number.parseInt(digits, 16))
      at += 2
    } else bytes.push(source[at]!)
  }
  const decoded = Buffer.from(bytes)
  return isUtf8(decoded) ? decoded.toString('utf8') : null
}

export type BinaryParts = {
  /** `ce-*` headers, names in lower case, values as sent. */
  headers: Record<string, string>
  contentType: string | null
  body: Buffer
  /** The body as JSON, read strictly by the caller; undefined where it is not JSON. */
  json: unknown
}

/**
 * A binary CloudEvent (HTTP binding 3.1) put together as if it had come structured: attributes from the headers, data
 * as JSON, text or base64. Without a content type the data is opaque.
 */
export function readBinary({
  headers,
  contentType,
  body,
  json,
}: BinaryParts): Decoded<Record<string, unknown>> {
  const event: Record<string, unknown> = Object.create(null)
  const issues: Issue[] = []
  for (const [header, value] of Object.entries(headers)) {
    const name = header.slice('ce-'.length)
    const decoded = decodeHeaderValue(value)
    if (name === 'datacontenttype') issues.push({ path: header, message: 'is said by Content-Type' })
    else if (name === 'data' || name === 'data_base64') issues.push({ path: header, message: 'is the body' })
    else if (decoded === null) issues.push({ path: header, message: 'is not percent-encoded UTF-8' })
    else event[name] = decoded
  }
  if (issues.length > 0) return { ok: false, issues }
  if (contentType !== null) event.datacontenttype = contentType
  if (body.length > 0) {
    if (contentType !== null && isJsonContent(contentType)) event.data = json
    else if (contentType !== null && isUtf8(body) && /^text\//i.test(contentType))
      event.data = body.toString('utf8')
    else event.data_base64 = body.toString('base64')
  }
  return { ok: true, value: event }
}
