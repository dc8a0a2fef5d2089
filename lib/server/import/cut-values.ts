import type { FileRow, RowPlace } from './file-row.ts'

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c]
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d]
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/**
 * The elements of a JSON array (whose bracket was read before), or values one behind another, however they are laid out,
 * in bounded memory. A value beyond `limit` bytes is told by its beginning. What is wrong inside a value is found when it
 * is read; brackets that do not match end in one faulty row, because nobody can tell where the next value begins.
 */
export async function* cutValues(
  chunks: AsyncIterable<Uint8Array>,
  place: RowPlace,
  limit: number,
): AsyncGenerator<FileRow> {
  let { row, byte } = place
  let parts: Buffer[] = []
  let size = 0
  let depth = 0
  let isInside = false
  let isText = false
  let isEscaped = false
  let isOver = false

  const keep = (part: Buffer): void => {
    const kept = part.subarray(0, Math.max(0, limit - size))
    // Copied: a small value must not hold a large chunk.
    if (kept.length > 0) parts.push(Buffer.from(kept))
    size += part.length
  }
  const finish = (endByte: number, message?: string): FileRow => {
    const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    const isTooLong = size > limit
    parts = []
    size = 0
    depth = 0
    isInside = false
    const fault: FileRow['fault'] = isTooLong
      ? { code: 'line_too_long', message: `a row may have ${limit} bytes` }
      : message === undefined
        ? null
        : { code: 'invalid_row', message }
    return { row: ++row, bytes, endByte, fault }
  }

  for await (const chunk of chunks) {
    const held = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    let from = 0
    for (let at = 0; at < held.length; at++) {
      const code = held[at]!
      if (isText) {
        if (isEscaped) isEscaped = false
        else if (code === backslash) isEscaped = true
        else if (code === quote) isText = false
        continue
      }
      if (!isInside) {
        if (isSpace(code) || code === comma) continue
        if (code === closeArray) isOver = true
        if (isOver) continue
        isInside = true
        from = at
      }
      if (code === quote) isText = true
      else if (code === openObject || code === openArray) depth += 1
      else if (code === closeObject || code === closeArray) {
        if (depth === 0) {
          // The array ends behind a value that is no object: a number, `null`.
          keep(held.subarray(from, at))
          yield finish(byte + at)
          isOver = true
          continue
        }
        depth -= 1
        if (depth > 0) continue
        keep(held.subarray(from, at + 1))
        yield finish(byte + at + 1)
      } else if (depth === 0 && (code === comma || isSpace(code))) {
        keep(held.subarray(from, at))
        yield finish(byte + at)
      }
    }
    if (isInside) keep(held.subarray(from))
    byte += held.length
  }
  if (isInside)
    yield finish(byte, 'the file ends inside this value: its brackets or quotation marks do not match')
}
