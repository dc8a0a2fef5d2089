import { isUtf8 } from 'node:buffer'
import { selectEvent } from '#db/queries/select-event.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { EventAnswer } from './answers/event-answer.ts'
import type { ReadContext } from './read-context.ts'
import { NotFound } from './read-error.ts'
import { requireReader } from './require-reader.ts'

/** One event as it came in, byte for byte. Throws ReadErrors. */
export async function readEvent(context: ReadContext, source: string, id: string): Promise<EventAnswer> {
  requireReader(context.viewer)
  const event = await selectEvent(context.db.pool, source, id)
  if (event === null) throw new NotFound(`There is no event ${id} of ${source}.`)
  const { body, receivedAt, ...rest } = event
  const encoding = isUtf8(body) ? 'utf-8' : 'base64'
  return { ...rest, receivedAt: formatInstant(receivedAt), encoding, body: body.toString(encoding) }
}
