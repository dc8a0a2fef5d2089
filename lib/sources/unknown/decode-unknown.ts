import type { FormatDecoder } from '../adapter.ts'
import { bodyId, ignoredEvent } from '../ignored-event.ts'

export const unknownFormat = 'unknown'

/** A delivery no adapter knows: kept under the hash of what it says, and not used. */
export const decodeUnknown: FormatDecoder = (value, context) =>
  ignoredEvent(context, context.id ?? bodyId(value), 'no adapter knows deliveries of this form')
