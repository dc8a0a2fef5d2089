import { once } from 'node:events'
import type { ServerResponse } from 'node:http'

function writeHead(target: ServerResponse, response: Response): void {
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') target.setHeader(name, value)
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) target.setHeader('set-cookie', cookies)
  target.statusCode = response.status
}

/** Resolves when `target` takes more, or is gone. */
async function drained(target: ServerResponse): Promise<void> {
  if (target.destroyed) return
  const either = new AbortController()
  const settled = ['drain', 'close'].map(name =>
    once(target, name, { signal: either.signal }).catch(() => {}),
  )
  await Promise.race(settled)
  either.abort()
}

async function stream(target: ServerResponse, body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader()
  // The reader of an endless answer went away: its source learns of it by being cancelled.
  target.once('close', () => void reader.cancel().catch(() => {}))
  target.flushHeaders()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (!target.write(part.value)) await drained(target)
  }
  target.end()
}

const wholePattern = /^(application\/(problem\+)?json|text\/plain)\b/

/**
 * Writes a web `Response` to Node's. JSON, plain text and what is compressed leave in one piece with their length; everything else chunk by chunk, no faster
 * than the reader takes it. A body that fails half-way closes the connection: cut short must not look complete.
 */
export async function sendResponse(
  target: ServerResponse,
  response: Response,
  isHead: boolean,
): Promise<void> {
  const { body } = response
  if (!body || isHead) {
    writeHead(target, response)
    await body?.cancel()
    target.end()
    return
  }
  if (response.headers.has('content-encoding')) {
    const bytes = Buffer.from(await response.arrayBuffer())
    writeHead(target, response)
    target.setHeader('content-length', bytes.byteLength)
    target.end(bytes)
    return
  }
  if (wholePattern.test(response.headers.get('content-type') ?? '')) {
    const text = await response.text()
    writeHead(target, response)
    target.setHeader('content-length', Buffer.byteLength(text))
    // As text, because Node then sends head and body in one write.
    target.end(text)
    return
  }
  writeHead(target, response)
  await stream(target, body).catch(() => target.destroy())
}
