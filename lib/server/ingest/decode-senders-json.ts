import { decodeJson } from '#lib/http/decode-json.ts'
import type { JsonFault } from '#lib/http/json-fault.ts'

export type SendersJson = { ok: true; value: unknown } | { ok: false; fault: JsonFault }

/**
 * JSON of senders who cannot be taught: numbers a double does not hold and names that come twice (Helios writes
 * `healthCheck.type` twice) are their ways, and what JSON.parse makes of them counts. All else is as strict as elsewhere.
 */
export function decodeSendersJson(bytes: Buffer): SendersJson {
  const decoded = decodeJson(bytes)
  if (decoded.ok) return decoded
  const { code } = decoded.fault
  if (code !== 'number_not_exact' && code !== 'duplicate_key') return decoded
  try {
    return { ok: true, value: JSON.parse(bytes.toString('utf8')) }
  } catch {
    // More is the matter than what was found first.
    return decoded
  }
}
