import { redactPlainText } from './redaction/redact-text.ts'
import { redactAny, redactUnreadable } from './redaction/redact-value.ts'
import { isSuspicious } from './redaction/suspicion.ts'

const outermost = { depth: 0, carried: 0 }

/**
 * The body and its JSON value without secrets: passwords, tokens and keys by the name they stand under or by their shape,
 * variables of environments (their names stay), data of Secrets, what kubectl last applied, user names in addresses.
 * Both come back as they were, the same bytes, when there was nothing to strip. Decode, hash and store what this returns.
 */
export function redactSecrets<Raw extends Uint8Array>(
  raw: Raw,
  value: unknown,
): { raw: Raw | Buffer; value: unknown } {
  if (!isSuspicious(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1')))
    return { raw, value }
  const kept = redactAny(value, '', outermost)
  return kept === value ? { raw, value } : { raw: Buffer.from(JSON.stringify(kept)), value: kept }
}

/** Bytes that may be no JSON (a broken line, a body cut off) without secrets, as far as their form lets one see. */
export function redactBytes(raw: Uint8Array): Uint8Array {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1')
  if (!isSuspicious(text)) return raw
  try {
    return redactSecrets(raw, JSON.parse(Buffer.from(text, 'latin1').toString('utf8'))).raw
  } catch {
    // Byte for byte text, so that what is not UTF-8 stays as it was.
    const kept = redactUnreadable(text, outermost)
    return kept === text ? raw : Buffer.from(kept, 'latin1')
  }
}

/** A header's value, or any other short text, without secrets. */
export const redactLine = (text: string): string => (isSuspicious(text) ? redactPlainText(text) : text)
