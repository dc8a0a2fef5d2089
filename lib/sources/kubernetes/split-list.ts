const quote = 0x22
const backslash = 0x5c
const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d
const itemsKey = /"items"\s*:\s*$/

/** Longer than this is no object of a cluster, and no metadata of a list. */
const longestPiece = 64 * 1024 * 1024

/**
 * Reads one JSON list from its bytes as they arrive: each element of the top-level `items` is handed on as its own text,
 * so that a page of thousands never stands in memory as a whole. Answers with everything but the items. Throws where the
 * bytes end before the list does.
 */
export async function splitList(
  chunks: AsyncIterable<Uint8Array>,
  take: (item: string) => void,
): Promise<string> {
  let depth = 0
  let isInText = false
  let isEscaped = false
  let isInItems = false
  let itemDepth = 0
  let held: Uint8Array[] = []
  let heldBytes = 0
  let rest = ''
  const keep = (bytes: Uint8Array): void => {
    if (bytes.byteLength === 0) return
    heldBytes += bytes.byteLength
    if (heldBytes > longestPiece) throw new Error('one object of the list is longer than 64 MB')
    held.push(bytes)
  }
  const release = (): string => {
    const text = (
      held.length === 1
        ? Buffer.from(held[0]!.buffer, held[0]!.byteOffset, held[0]!.byteLength)
        : Buffer.concat(held)
    ).toString('utf8')
    held = []
    heldBytes = 0
    return text
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (isInText) {
        if (isEscaped) isEscaped = false
        else if (byte === backslash) isEscaped = true
        else if (byte === quote) isInText = false
      } else if (byte === quote) isInText = true
      else if (byte === openBrace || byte === openBracket) {
        depth += 1
        if (isInItems && depth === itemDepth) from = at
        else if (!isInItems && byte === openBracket && depth === 2) {
          keep(chunk.subarray(from, at + 1))
          rest += release()
          from = at + 1
          isInItems = itemsKey.test(rest.slice(-40, -1))
          itemDepth = 3
        }
      } else if (byte === closeBrace || byte === closeBracket) {
        if (isInItems && depth === itemDepth) {
          keep(chunk.subarray(from, at + 1))
          take(release())
          from = at + 1
        } else if (isInItems && depth === itemDepth - 1) {
          isInItems = false
          from = at
        }
        depth -= 1
      }
    }
    // Between two items there is nothing worth keeping.
    if (!isInItems || depth >= itemDepth) keep(chunk.slice(from))
  }
  rest += release()
  if (depth !== 0 || isInText || rest.trim() === '') throw new Error('the list broke off')
  return rest
}
