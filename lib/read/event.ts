import { isUtf8 } from 'node:buffer'
import { selectClusters } from '#db/queries/select-catalog.ts'
import { type StoredEvent, selectEvent } from '#db/queries/select-event.ts'
import { type KeptBody, selectKeptBody } from '#db/queries/select-kept-events.ts'
import { selectToldByName } from '#db/queries/select-told-rollouts.ts'
import { unknownPlatform } from '#lib/domain/naming/name-index.ts'
import type { Decoded, DecodedEvent, Issue, ObservedRollout } from '#lib/domain/observation/observation.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { EventAnswer } from './answers/event-answer.ts'
import type { ReadContext } from './read-context.ts'
import { NotFound } from './read-error.ts'
import { requireReader } from './require-reader.ts'
import { toldRolloutOf } from './told-group.ts'

/** How stored events are read: the adapters live in lib/sources, which answers may not know. */
export type DecodeStored = (event: StoredEvent) => Decoded<DecodedEvent>

const mostObservations = 50
const mostTold = 20

/** One event as it came in, byte for byte, what it is read as and what became of that. Throws ReadErrors. */
export async function readEvent(
  context: ReadContext,
  source: string,
  id: string,
  decodeStored: DecodeStored,
): Promise<EventAnswer> {
  requireReader(context.viewer)
  const event = await selectEvent(context.db.pool, source, id)
  if (event === null) throw new NotFound(`There is no event ${id} of ${source}.`)
  const { body, receivedAt, ...rest } = event
  const { observations, issues } = observationsOf(event, decodeStored)
  const rollouts = observations.filter(observation => observation.type === 'rollout')
  return {
    ...rest,
    ...wireBody(body),
    receivedAt: formatInstant(receivedAt),
    issues,
    observations: observations.slice(0, mostObservations) as unknown as Record<string, unknown>[],
    observationCount: observations.length,
    told: await toldBy(context, source, rollouts.slice(0, mostTold)),
  }
}

/** What was refused, or came under a key that was taken, by its number. Throws ReadErrors. */
export async function readKeptEvent(
  context: ReadContext,
  source: string,
  what: 'rejected' | 'conflicts',
  seq: number,
): Promise<EventAnswer> {
  requireReader(context.viewer)
  const kept = await selectKeptBody(context.db.pool, what, source, seq)
  if (kept === null) throw new NotFound(`${source} has nothing kept under the number ${seq}.`)
  const { body, receivedAt, ...rest }: KeptBody = kept
  return {
    ...rest,
    ...wireBody(body),
    receivedAt: formatInstant(receivedAt),
    ignored:
      what === 'rejected' ? 'it was refused' : 'the same key came with another body; the first is kept',
    observations: [],
    observationCount: 0,
    told: [],
  }
}

function wireBody(body: Buffer): Pick<EventAnswer, 'encoding' | 'body'> {
  const encoding = isUtf8(body) ? 'utf-8' : 'base64'
  return { encoding, body: body.toString(encoding) }
}

/** An adapter may have changed since: what it cannot read now is said, never thrown. */
function observationsOf(
  event: StoredEvent,
  decodeStored: DecodeStored,
): { observations: DecodedEvent['observations']; issues: Issue[] } {
  try {
    const decoded = decodeStored(event)
    return decoded.ok
      ? { observations: decoded.value.observations, issues: [] }
      : { observations: [], issues: decoded.issues }
  } catch (error) {
    return {
      observations: [],
      issues: [{ path: '', message: error instanceof Error ? error.message : String(error) }],
    }
  }
}

async function toldBy(
  { db }: ReadContext,
  source: string,
  rollouts: ObservedRollout[],
): Promise<EventAnswer['told']> {
  if (rollouts.length === 0) return []
  const named = rollouts.flatMap(({ platform }) => (platform === null ? [] : [platform]))
  const listed = (await selectClusters(db.pool)).map(({ platform }) => platform)
  const platforms = [...new Set([...named, ...listed, unknownPlatform])]
  const names = rollouts.map(({ service, rolloutId }) => ({ name: service, rolloutId }))
  const told = await selectToldByName(db.pool, source, platforms, names)
  return Promise.all(told.slice(0, mostTold).map(row => toldRolloutOf(db.pool, row)))
}
