import { decodeInstant } from './decode-instant.ts'

const form =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ](\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?)?\s*(?:([Zz]|UTC|utc)|([+-]\d{2}):?(\d{2})?)?$/
const number = /^\d+(\.\d+)?([eE]\d+)?$/
const mostSeconds = 1e11

/**
 * The RFC 3339 form of an instant as tables and database exports write it: `2023-4-10 6:51:47`, `2023-01-01 12:00:00 UTC`,
 * `2026-03-02T09:14:00.000+0000`, epoch seconds or milliseconds. Without a zone it is UTC, which is what these exports mean;
 * a day alone is its first moment. Null when the text is none of them.
 */
export function canonicalInstant(text: string): string | null {
  const trimmed = text.trim()
  if (number.test(trimmed)) return ofEpoch(Number(trimmed))
  const match = form.exec(trimmed)
  if (match === null) return null
  const [, year, month, day, hour = '0', minute = '00', second = '00', fraction = '', utc, hours, minutes] =
    match
  const zone = utc !== undefined || hours === undefined ? 'Z' : `${hours}:${minutes ?? '00'}`
  const pad = (part: string | undefined): string => String(part).padStart(2, '0')
  const canonical = `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${minute}:${second}${fraction}${zone}`
  return decodeInstant(canonical) === null ? null : canonical
}

function ofEpoch(value: number): string | null {
  const at = value < mostSeconds ? value * 1_000 : value
  // Anything smaller is a count or a day of the month, not an instant.
  return at >= 1e11 && at < 1e14 ? new Date(at).toISOString() : null
}
