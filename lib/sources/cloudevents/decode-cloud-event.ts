import type { Decoded, DecodedEvent, Observation } from '../contract.ts'
import { type CloudEvent, isJsonContent } from './cloud-event.ts'
import { decodeCdevent } from './decode-cdevent.ts'
import { decodeEnvelope } from './decode-envelope.ts'
import { decodeCoverage, decodeEvidence } from './decode-own-events.ts'

/** A decoder of the data of one type that belongs to another adapter; the registry brings it in. */
export type CarriedDecoder = (
  data: unknown,
  key: { source: string; id: string },
  now: number,
) => Decoded<DecodedEvent>

const ownDecoders = new Map<string, (data: unknown, now: number) => Decoded<Observation>>([
  ['dev.landfall.coverage.v1', decodeCoverage],
  ['dev.landfall.evidence.v1', decodeEvidence],
])

/** Some senders (Spinnaker's echo) put the event into a JSON string: it is read once more. */
function unwrapped(data: unknown): unknown {
  if (typeof data !== 'string') return data
  try {
    return JSON.parse(data)
  } catch {
    return data
  }
}

/** The CDEvent inside, which must agree with its envelope on who says what. */
function decodeWrapped(event: CloudEvent, now: number): Decoded<DecodedEvent> {
  const data = unwrapped(event.data)
  const isNested = typeof data === 'object' && data !== null && 'specversion' in data && 'data' in data
  const decoded = decodeCdevent(isNested ? unwrapped(data.data) : data, now)
  if (!decoded.ok)
    return { ok: false, issues: decoded.issues.map(issue => ({ ...issue, path: `/data${issue.path}` })) }
  const { type, ...inner } = decoded.value
  const issues = (['id', 'source', 'type'] as const)
    .filter(name => decoded.value[name] !== event[name])
    .map(name => ({ path: `/data/context/${name}`, message: `is not the ${name} of the CloudEvent` }))
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: inner }
}

/** What a checked CloudEvent means, by its type. A type nobody reads is kept and ignored. */
export function decodeCloudEvent(
  value: unknown,
  carried: ReadonlyMap<string, CarriedDecoder>,
  now: number,
): Decoded<DecodedEvent> {
  const envelope = decodeEnvelope(value)
  if (!envelope.ok) return envelope
  const event = envelope.value
  const key = { source: event.source, id: event.id }
  const decodeOwn = ownDecoders.get(event.type)
  const decodeCarried = carried.get(event.type)
  if (!decodeOwn && !decodeCarried && !event.type.startsWith('dev.cdevents')) {
    return {
      ok: true,
      value: { ...key, observations: [], ignored: `no adapter reads the type ${event.type}` },
    }
  }
  if (!isJsonContent(event.dataContentType)) {
    return { ok: false, issues: [{ path: '/datacontenttype', message: `must be JSON for ${event.type}` }] }
  }
  if (decodeCarried) return decodeCarried(event.data, key, now)
  if (!decodeOwn) return decodeWrapped(event, now)
  const observation = decodeOwn(event.data, now)
  return observation.ok
    ? { ok: true, value: { ...key, observations: [observation.value], ignored: null } }
    : observation
}
