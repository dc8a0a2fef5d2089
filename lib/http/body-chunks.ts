import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { HttpProblem } from './problem.ts'

async function* rawChunks(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader()
  if (!reader) return
  let isOver = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) {
        isOver = true
        return
      }
      yield value
    }
  } finally {
    // Whoever stops reading early (a limit, an error) must not leave the socket waiting for us.
    if (!isOver) void reader.cancel().catch(() => {})
  }
}

async function* inflatedChunks(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflater = createGunzip()
  let senderError: unknown = null
  async function* watched(): AsyncGenerator<Uint8Array> {
    try {
      yield* chunks
    } catch (error) {
      senderError = error
      throw error
    }
  }
  pipeline(Readable.from(watched(), { objectMode: false }), inflater, () => {})
  try {
    yield* inflater as AsyncIterable<Uint8Array>
  } catch (error) {
    if (senderError !== null) throw senderError
    const detail = `The body is not complete gzip: ${(error as Error).message}.`
    throw new HttpProblem('invalid_body', { detail })
  } finally {
    inflater.destroy()
  }
}

/** The body as it arrives, inflated when it is gzip. Throws `HttpProblem` 415 for other encodings, 400 for a broken one. */
export function bodyChunks(request: Request): AsyncGenerator<Uint8Array> {
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity' || encoding === '') return rawChunks(request)
  if (encoding === 'gzip' || encoding === 'x-gzip') return inflatedChunks(rawChunks(request))
  throw new HttpProblem('unsupported_media_type', {
    detail: `Content-Encoding ${encoding} is not read here; send gzip or none.`,
    headers: { 'accept-encoding': 'gzip, identity' },
  })
}
