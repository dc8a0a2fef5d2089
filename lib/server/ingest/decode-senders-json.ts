import { decodeJson } from '#lib/http/decode-json.ts'
import type { JsonFault } from '#lib/http/json-fault.ts'
import { depthLimit } from '#lib/http/limits.ts'
import { scanJson } from '#lib/http/scan-json.ts'

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
  const value = lenientValue(bytes)
  // More may be the matter than what was found first.
  return value === undefined ? decoded : { ok: true, value }
}

/** What no database stores, as JSON.stringify writes it: NUL, and halves of surrogate pairs. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i

function lenientValue(bytes: Buffer): unknown {
  if (scanJson(bytes).depth > depthLimit) return undefined
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return unstorable.test(JSON.stringify(value)) ? undefined : value
  } catch {
    return undefined
  }
}
