/** One row of a file as it stands there, before anybody has read what it says. */
export type FileRow = {
  /** As a person counts it: the line of NDJSON, the record of a table whose header is row 1, the element of an array. */
  row: number
  /** Its bytes without the line's end; of a row that is too long only the beginning. */
  bytes: Buffer
  /** Where the row ends in the uncompressed file: reading may begin again there. */
  endByte: number
  fault: RowFault | null
}

export type RowFault = { code: 'line_too_long' | 'invalid_row'; message: string }

/** Where a cutter begins: rows and bytes before it were taken earlier. */
export type RowPlace = { row: number; byte: number }

const newline = 0x0a

/** A row of white space alone says nothing. */
export const isBlankRow = (bytes: Buffer): boolean =>
  bytes.every(byte => byte === 0x20 || byte === 0x0d || byte === 0x09)

/** Where the row that begins at `from` ends: at which byte, or not in what is held, or that it is faulty. */
export type Cut = { end: number; fault?: RowFault } | null

/**
 * Cuts a stream into rows that end with a line feed, in bounded memory. `cutAt` finds the end of the row that begins at
 * `from` (`held.length` for a last row without a line feed); null asks for more bytes. A row beyond `limit` is told by
 * its beginning and skipped to its next line feed: it costs itself alone.
 */
export async function* cutRows(
  chunks: AsyncIterable<Uint8Array>,
  place: RowPlace,
  limit: number,
  cutAt: (held: Buffer, from: number, isLast: boolean) => Cut,
): AsyncGenerator<FileRow> {
  let { row, byte } = place
  let held: Buffer = Buffer.alloc(0)
  let skipping: Buffer | null = null
  const tooLong = (bytes: Buffer): FileRow => ({
    row: ++row,
    bytes,
    endByte: byte,
    fault: { code: 'line_too_long', message: `a row may have ${limit} bytes` },
  })
  function* take(isLast: boolean): Generator<FileRow> {
    let from = 0
    for (;;) {
      if (skipping !== null) {
        const end = held.indexOf(newline, from)
        const next = end < 0 ? held.length : end + 1
        byte += next - from
        from = next
        if (end < 0 && !isLast) break
        yield tooLong(skipping)
        skipping = null
        if (from >= held.length) break
        continue
      }
      if (from >= held.length) break
      const cut = cutAt(held, from, isLast)
      if (cut !== null) {
        const next = Math.min(cut.end + 1, held.length)
        byte += next - from
        const bytes = held.subarray(from, cut.end)
        from = next
        // Quotes may hold a line feed: what was found in one piece may still be too long.
        if (bytes.length > limit) yield tooLong(bytes.subarray(0, limit))
        else yield { row: ++row, bytes, endByte: byte, fault: cut.fault ?? null }
        continue
      }
      if (held.length - from <= limit) break
      skipping = Buffer.from(held.subarray(from, from + limit))
    }
    held = held.subarray(from)
  }
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    // Copied: the rest of a row must not keep a large chunk in memory.
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes])
    yield* take(false)
    held = Buffer.from(held)
  }
  yield* take(true)
}

/** Rows that are lines: NDJSON. */
export function cutLine(held: Buffer, from: number, isLast: boolean): Cut {
  const end = held.indexOf(newline, from)
  if (end >= 0) return { end }
  return isLast ? { end: held.length } : null
}
