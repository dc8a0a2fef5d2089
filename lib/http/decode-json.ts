import { isUtf8 } from 'node:buffer'
import { findJsonFault } from './find-json-fault.ts'
import type { JsonFault } from './json-fault.ts'
import { depthLimit } from './limits.ts'
import { type JsonScan, scanJson } from './scan-json.ts'

export type DecodedJson = { ok: true; value: unknown; scan: JsonScan } | { ok: false; fault: JsonFault }

/** Members of all objects in a value. Nesting is bounded by the scan before. */
function countMembers(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0
  let count = 0
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') count += countMembers(item)
    return count
  }
  for (const key in value) {
    count += 1
    const member = (value as Record<string, unknown>)[key]
    if (typeof member === 'object') count += countMembers(member)
  }
  return count
}

const unnamedFault: JsonFault = {
  code: 'invalid_json',
  message: 'This is not JSON.',
  path: '',
  offset: 0,
  line: 1,
}

/**
 * Strict JSON: the value means exactly what the bytes say, or there is a fault with its place. One pass over the bytes
 * and JSON.parse; the slow diagnosis runs only when one of them saw something. `elementDepth`: see `scanJson`.
 */
export function decodeJson(bytes: Buffer, elementDepth?: number): DecodedJson {
  if (!isUtf8(bytes)) return { ok: false, fault: findJsonFault(bytes) ?? unnamedFault }
  const scan = scanJson(bytes, elementDepth)
  if (scan.isRisky || scan.depth > depthLimit) {
    const fault = findJsonFault(bytes)
    if (fault !== null) return { ok: false, fault }
  }
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    return { ok: false, fault: findJsonFault(bytes) ?? unnamedFault }
  }
  // Duplicate keys leave fewer members than colons.
  if (countMembers(value) !== scan.colonCount) {
    const fault = findJsonFault(bytes)
    if (fault !== null) return { ok: false, fault }
  }
  return { ok: true, value, scan }
}
