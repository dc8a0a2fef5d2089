import { decodeInstant } from '#lib/domain/time/decode-instant.ts'
import type { Decoded, Issue } from '../contract.ts'
import type { CloudEvent } from './cloud-event.ts'

const required = ['specversion', 'id', 'source', 'type'] as const
const optional = new Set(['datacontenttype', 'dataschema', 'subject', 'time'])
const attributeName = /^[a-z0-9]+$/
/** Controls, halves of surrogate pairs and noncharacters may not stand in a String attribute (CloudEvents 1.0, type system). */
const forbidden = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u
const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
const parameter = `\\s*;\\s*${token}=(?:${token}|"(?:[^"\\\\]|\\\\.)*")`
const mediaType = new RegExp(`^${token}/${token}(?:${parameter})*\\s*$`)
const absoluteUri = /^[A-Za-z][A-Za-z0-9+.-]*:/
const keyLimitBytes = 500

function attributeIssue(value: unknown): string | null {
  if (typeof value === 'boolean') return null
  if (typeof value === 'number') {
    return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? null : 'must be a whole number of 32 bits'
  }
  if (typeof value !== 'string') return 'must be a string, a boolean or a whole number'
  return forbidden.test(value) ? 'must not contain control characters' : null
}

function requiredIssue(name: (typeof required)[number], value: unknown): string | null {
  if (value === undefined || value === null) return 'is required'
  if (typeof value !== 'string') return 'must be a string'
  if (value === '') return 'must not be empty'
  if (forbidden.test(value)) return 'must not contain control characters'
  if (name === 'specversion') return value === '1.0' ? null : 'must be "1.0"'
  const isTooLong = (name === 'id' || name === 'source') && Buffer.byteLength(value) > keyLimitBytes
  return isTooLong ? `must not have more than ${keyLimitBytes} bytes` : null
}

function optionalIssue(name: string, value: unknown): string | null {
  if (typeof value !== 'string') return 'must be a string'
  if (value === '') return 'must not be empty'
  if (forbidden.test(value)) return 'must not contain control characters'
  if (name === 'datacontenttype' && !mediaType.test(value)) return 'must be a media type'
  if (name === 'dataschema' && !absoluteUri.test(value)) return 'must be an absolute URI'
  if (name === 'time' && decodeInstant(value) === null) return 'must be an RFC 3339 date-time'
  return null
}

function issuesOfMembers(event: Record<string, unknown>): Issue[] {
  const issues: Issue[] = []
  const add = (name: string, message: string | null): void => {
    if (message !== null)
      issues.push({ path: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, message })
  }
  for (const name of required) add(name, requiredIssue(name, event[name]))
  for (const [name, value] of Object.entries(event)) {
    if (name === 'data' || name === 'data_base64' || (required as readonly string[]).includes(name)) continue
    if (!attributeName.test(name)) add(name, 'is no attribute name: only a-z and 0-9')
    else if (value !== null)
      add(name, optional.has(name) ? optionalIssue(name, value) : attributeIssue(value))
  }
  if ('data' in event && 'data_base64' in event) add('data_base64', 'must not stand beside data')
  else if ('data_base64' in event && typeof event.data_base64 !== 'string')
    add('data_base64', 'must be a string')
  return issues
}

/** The envelope of a structured CloudEvent 1.0 (JSON format); null attributes are not set. Bodies stay as they are. */
export function decodeEnvelope(value: unknown): Decoded<CloudEvent> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, issues: [{ path: '', message: 'must be an object' }] }
  }
  const event = value as Record<string, unknown>
  const issues = issuesOfMembers(event)
  if (issues.length > 0) return { ok: false, issues }
  const text = (name: string): string | null =>
    typeof event[name] === 'string' ? (event[name] as string) : null
  const time = text('time')
  return {
    ok: true,
    value: {
      id: event.id as string,
      source: event.source as string,
      type: event.type as string,
      subject: text('subject'),
      time: time === null ? null : decodeInstant(time),
      dataContentType: text('datacontenttype'),
      data: 'data_base64' in event ? event.data_base64 : event.data,
    },
  }
}
