const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

/** Bytes of the sequence that begins at `at`, or 0 when it is none of Unicode's (table 3-7 of the standard). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const [first = 0, second = 0] = [bytes[at], bytes[at + 1]]
  if (first < 0x80) return 1
  if (first >= 0xc2 && first <= 0xdf) return isContinuation(second) ? 2 : 0
  if (first >= 0xe0 && first <= 0xef) {
    const isRange = first === 0xe0 ? second >= 0xa0 : first === 0xed ? second <= 0x9f : true
    return isRange && isContinuation(second) && isContinuation(bytes[at + 2]) ? 3 : 0
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const isRange = first === 0xf0 ? second >= 0x90 : first === 0xf4 ? second <= 0x8f : true
    const isWhole = isContinuation(second) && isContinuation(bytes[at + 2]) && isContinuation(bytes[at + 3])
    return isRange && isWhole ? 4 : 0
  }
  return 0
}

/** Offset of the first byte that is not UTF-8, or null. */
export function invalidUtf8Offset(bytes: Uint8Array): number | null {
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at)
    if (length === 0) return at
    at += length
  }
  return null
}
