import { lineLimitBytes } from './limits.ts'

/** One line of a body without its line feed. `isTooLong`: only its beginning is here, the rest was skipped. */
export type BodyLine = { bytes: Buffer; isTooLong: boolean }

const newline = 0x0a

/**
 * Lines of a streamed body, counted from one, in bounded memory: a line over `limit` bytes is cut and marked.
 * Lines of white space alone are kept, so that the count is that of the sender.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  limit = lineLimitBytes,
): AsyncGenerator<BodyLine> {
  let parts: Buffer[] = []
  let size = 0
  let isTooLong = false
  const add = (part: Buffer): void => {
    const room = limit - size
    if (part.length > room) isTooLong = true
    const kept = part.length > room ? part.subarray(0, room) : part
    if (kept.length > 0) parts.push(kept)
    size += kept.length
  }
  const take = (): BodyLine => {
    const line = { bytes: parts.length === 1 ? parts[0]! : Buffer.concat(parts), isTooLong }
    parts = []
    size = 0
    isTooLong = false
    return line
  }
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    let from = 0
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, from)) {
      add(bytes.subarray(from, at))
      yield take()
      from = at + 1
    }
    // What is kept across chunks is copied: a small piece must not hold a large chunk in memory.
    if (from < bytes.length) add(Buffer.from(bytes.subarray(from)))
  }
  if (size > 0) yield take()
}
