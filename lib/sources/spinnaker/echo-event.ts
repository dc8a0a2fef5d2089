import { z } from 'zod'
import { foreignEpochMs, foreignRecord, foreignText } from '../foreign-fields.ts'
import { nestedJson } from '../nested-json.ts'

/** echo's own envelope, out of whatever it was wrapped in. */
export type EchoEvent = {
  type: string | null
  sender: string | null
  /** When echo received it, epoch ms. */
  createdAt: number | null
  content: Record<string, unknown>
  eventId: string | null
  /** The envelope itself, alike for every way of wrapping it. */
  envelope: unknown
}

const details = z.object({ type: foreignText, source: foreignText, created: foreignEpochMs })
const mostMembers = 50

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function envelopeIn(value: unknown): EchoEvent | null {
  if (!isObject(value) || value.details === undefined) return null
  const envelope = { details: nestedJson(value.details), content: nestedJson(value.content ?? {}) }
  const parsed = details.safeParse(envelope.details)
  if (!parsed.success) return null
  const { type, source, created } = parsed.data
  return {
    type,
    sender: source,
    createdAt: created,
    content: foreignRecord.parse(envelope.content),
    eventId: foreignText.parse(value.eventId),
    envelope,
  }
}

/**
 * The event in a body that echo's REST listener posted: plain, flattened, or one level down under whatever name `wrap` or a
 * `template` gives it. Null when there is none.
 */
export function echoEventOf(body: unknown): EchoEvent | null {
  const value = nestedJson(body)
  const plain = envelopeIn(value)
  if (plain !== null || !isObject(value)) return plain
  for (const member of Object.values(value).slice(0, mostMembers)) {
    const wrapped = envelopeIn(nestedJson(member))
    if (wrapped !== null) return wrapped
  }
  return null
}
