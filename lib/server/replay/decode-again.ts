import type { RawEvent } from '#db/queries/select-event-batch.ts'
import type { DeadEvent } from '#db/queries/upsert-dead-events.ts'
import type { DecodedEvent } from '#lib/domain/observation/observation.ts'
import { decodeStored } from '#lib/sources/decode-stored.ts'

const longestError = 2_000

/** What stored events say today, and those no adapter can read, with why. */
export function decodeAgain(events: readonly RawEvent[]): { decoded: DecodedEvent[]; dead: DeadEvent[] } {
  const decoded: DecodedEvent[] = []
  const dead: DeadEvent[] = []
  for (const event of events) {
    const error = readInto(decoded, event)
    const { source, id, receivedAt } = event
    if (error !== null) dead.push({ source, id, receivedAt, error: error.slice(0, longestError) })
  }
  return { decoded, dead }
}

function readInto(decoded: DecodedEvent[], event: RawEvent): string | null {
  try {
    const read = decodeStored(event)
    if (!read.ok) return read.issues.map(({ path, message }) => `${path} ${message}`.trim()).join(', ')
    decoded.push(read.value)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
