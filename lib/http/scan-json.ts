/** What one pass over the bytes of a JSON text tells before it is parsed. Meaningless for text that is not JSON. */
export type JsonScan = {
  /** Deepest nesting of objects and arrays. */
  depth: number
  /** Colons outside strings: as many as there are members, counted with their duplicates. */
  colonCount: number
  /** Something that JSON.parse would change or let pass may be here: look closely. */
  isRisky: boolean
  /** Where the objects begin and end that lie `elementDepth` levels deep. */
  starts: number[]
  ends: number[]
}

const quote = 0x22
const backslash = 0x5c
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39

/** Whether the escape at `at` (just behind `\u`) can be NUL or a half of a surrogate pair. */
function isRiskyEscape(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at]
  if (first === 0x64 || first === 0x44) return true
  return first === 0x30 && bytes[at + 1] === 0x30 && bytes[at + 2] === 0x30 && bytes[at + 3] === 0x30
}

/** One linear pass without allocation. Exponents and 16 digits in a row count as risky: they may not fit a double. */
export function scanJson(bytes: Uint8Array, elementDepth = -1): JsonScan {
  const scan: JsonScan = { depth: 0, colonCount: 0, isRisky: false, starts: [], ends: [] }
  const length = bytes.length
  const level = elementDepth + 1
  let depth = 0
  let digits = 0
  let at = 0
  while (at < length) {
    const byte = bytes[at]!
    at += 1
    if (byte === quote) {
      digits = 0
      while (at < length) {
        const inside = bytes[at]!
        at += 1
        if (inside === quote) break
        if (inside !== backslash) continue
        if (bytes[at] === 0x75 && isRiskyEscape(bytes, at + 1)) scan.isRisky = true
        at += 1
      }
    } else if (byte >= 0x30 && byte <= 0x39) {
      digits += 1
      if (digits === 16) scan.isRisky = true
    } else {
      if ((byte === 0x65 || byte === 0x45) && isDigit(bytes[at - 2])) scan.isRisky = true
      digits = 0
      if (byte === 0x3a) scan.colonCount += 1
      else if (byte === 0x7b || byte === 0x5b) {
        depth += 1
        if (depth > scan.depth) scan.depth = depth
        if (depth === level && byte === 0x7b) scan.starts.push(at - 1)
      } else if (byte === 0x7d || byte === 0x5d) {
        if (depth === level && byte === 0x7d) scan.ends.push(at)
        depth -= 1
      }
    }
  }
  return scan
}
