import { bodyChunks } from './body-chunks.ts'
import { bodyLimitBytes } from './limits.ts'
import { HttpProblem } from './problem.ts'

function tooLarge(limit: number): HttpProblem {
  const detail = `One body may have ${limit} bytes, inflated. Send more as application/x-ndjson, which has no limit.`
  return new HttpProblem('too_large', { detail, headers: { connection: 'close' } })
}

/** The whole body, inflated, never more than `limit` bytes of it in memory. Throws `HttpProblem` 413, 415 or 400. */
export async function readBody(request: Request, limit = bodyLimitBytes): Promise<Buffer> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > limit) throw tooLarge(limit)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bodyChunks(request)) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  const [first] = chunks
  if (first !== undefined && chunks.length === 1)
    return Buffer.from(first.buffer, first.byteOffset, first.byteLength)
  return Buffer.concat(chunks, size)
}
