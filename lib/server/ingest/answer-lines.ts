import { bodyChunks } from '#lib/http/body-chunks.ts'
import { decodeJson } from '#lib/http/decode-json.ts'
import { jsonResponse } from '#lib/http/json-response.ts'
import { lineLimitBytes } from '#lib/http/limits.ts'
import { type BodyLine, readLines } from '#lib/http/read-lines.ts'
import type { SendersJson } from './decode-senders-json.ts'
import type { Delivery } from './delivery.ts'
import type { DeliveryItem } from './delivery-item.ts'
import { countItem, type ItemResult, noResults } from './item-result.ts'
import { type ItemReader, rejectedItem } from './read-item.ts'

/** Lines and bytes written together. Two such parts are in memory at most: one being written, one being read. */
const partLines = 500
const partBytes = 2 * 1024 * 1024
const listedLimit = 1_000

type LineDecoder = (bytes: Buffer) => SendersJson

const isBlank = (bytes: Buffer): boolean =>
  bytes.length === 0 || bytes.every(byte => byte === 0x20 || byte === 0x0d || byte === 0x09)

function readLine(line: BodyLine, read: ItemReader, delivery: Delivery, decode: LineDecoder): DeliveryItem {
  if (line.isTooLong) {
    const issues = [{ path: '', message: `a line may have ${lineLimitBytes} bytes` }]
    return rejectedItem(null, line.bytes, delivery, 'line_too_long', issues)
  }
  const decoded = decode(line.bytes)
  if (decoded.ok) return read(decoded.value, line.bytes, delivery)
  const { path, message, offset } = decoded.fault
  return rejectedItem(null, line.bytes, delivery, 'invalid_json', [
    { path, message: `${message} (byte ${offset})` },
  ])
}

type Part = { items: DeliveryItem[]; lines: number[]; byteCount: number }
const emptyPart = (): Part => ({ items: [], lines: [], byteCount: 0 })

/**
 * Takes NDJSON of any length: while one part is being committed the next is read and decoded. Answers with counts and
 * with the items that were not accepted. Parts committed before a failure stay; sending all of it again is safe.
 */
export async function answerLines(
  delivery: Delivery,
  read: ItemReader,
  chunks: AsyncIterable<Uint8Array> = bodyChunks(delivery.request),
  decode: LineDecoder = decodeJson,
): Promise<Response> {
  const counts = noResults()
  const items: (Omit<ItemResult, 'source'> & { index: number; line: number })[] = []
  let isTruncated = false
  let lineNumber = 0
  let writing: Promise<void> = Promise.resolve()
  let part = emptyPart()

  async function write({ items: written, lines }: Part, firstIndex: number): Promise<void> {
    for (const [place, { source: _, ...result }] of (await delivery.write(written)).entries()) {
      countItem(counts, { source: '', ...result })
      if (result.result === 'accepted') continue
      if (items.length < listedLimit)
        items.push({ index: firstIndex + place, line: lines[place]!, ...result })
      else isTruncated = true
    }
  }

  let index = 0
  async function flush(): Promise<void> {
    const full = part
    const firstIndex = index
    part = emptyPart()
    index += full.items.length
    await writing
    writing = write(full, firstIndex)
    // Its failure is met at the next flush; until then nobody else may be told of it.
    writing.catch(() => {})
  }

  for await (const line of readLines(chunks)) {
    lineNumber += 1
    if (isBlank(line.bytes)) continue
    part.items.push(readLine(line, read, delivery, decode))
    part.lines.push(lineNumber)
    part.byteCount += line.bytes.length
    if (part.items.length >= partLines || part.byteCount >= partBytes) await flush()
  }
  if (part.items.length > 0) await flush()
  await writing
  return jsonResponse({ ...counts, items, ...(isTruncated ? { itemsTruncated: true } : {}) })
}
