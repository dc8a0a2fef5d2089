import { createHash } from 'node:crypto'
import { canonicalJson } from '#lib/domain/observation/canonical-json.ts'
import type { DecodeContext } from './adapter.ts'
import type { Decoded, DecodedEvent } from './contract.ts'
import { shortKey } from './short-key.ts'

/** An id for a body that has none: equal bodies are one event. */
export const bodyId = (value: unknown): string =>
  `body/${createHash('sha256').update(canonicalJson(value)).digest('hex')}`

/** An event that is stored and makes no facts, with the reason in words. */
export const ignoredEvent = (
  { source }: DecodeContext,
  id: string,
  reason: string,
): Decoded<DecodedEvent> => ({
  ok: true,
  value: { source, id: shortKey(id), observations: [], ignored: reason },
})
