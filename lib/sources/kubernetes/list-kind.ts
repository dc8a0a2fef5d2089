import type { HttpClient } from '../collector.ts'
import { ApiError, describeAnswer } from './api-error.ts'
import type { KubernetesOptions } from './kubernetes-options.ts'
import { pageReads } from './loading-turns.ts'
import type { RawObject } from './raw-object.ts'
import { splitList } from './split-list.ts'

type ListEnvelope = { metadata?: { resourceVersion?: string; continue?: string }; items?: unknown }

/** Pages of one list may outlive the server's memory of its revision; then the list starts over, so many times. */
const restarts = 3

/**
 * Lists one kind completely, page by page, handing each object to `take` as soon as its bytes are there; no page is ever
 * held whole. Returns the resource version to watch from: that of the first page, so that what changed while the later
 * ones were read is told by the watch. `reset` is called when a list starts over. Throws `ApiError` and whatever the client
 * throws; half a list is never a list.
 */
export async function listKind(
  client: HttpClient,
  path: string,
  options: Pick<KubernetesOptions, 'pageSize' | 'requestTimeoutMs'>,
  signal: AbortSignal,
  take: (object: RawObject) => void,
  reset: () => void,
): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    reset()
    let version: string | null = null
    let token: string | undefined
    try {
      do {
        const query = new URLSearchParams({ limit: String(options.pageSize) })
        if (token !== undefined) query.set('continue', token)
        const page = await readPage(client, `${path}?${query}`, options.requestTimeoutMs, signal, take)
        version ??= page.metadata?.resourceVersion ?? '0'
        token = page.metadata?.continue || undefined
      } while (token !== undefined)
      return version ?? '0'
    } catch (error) {
      const isExpired = error instanceof ApiError && (error.code === 410 || error.code === 504)
      if (!isExpired || attempt >= restarts) throw error
    }
  }
}

async function readPage(
  client: HttpClient,
  path: string,
  timeoutMs: number,
  signal: AbortSignal,
  take: (object: RawObject) => void,
): Promise<ListEnvelope> {
  // The whole page must be there in time, not only its head.
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
  const stream = await client.open({ path, timeoutMs, signal: inTime, accept: 'application/json' })
  const release = await pageReads.take(inTime)
  try {
    if (stream.status !== 200) {
      const text = await firstText(stream.chunks)
      throw new ApiError(stream.status, describeAnswer(stream.status, text), stream.retryAfterSeconds)
    }
    const envelope = await splitList(stream.chunks, item => take(JSON.parse(item) as RawObject))
    const page = JSON.parse(envelope) as ListEnvelope | null
    if (typeof page !== 'object' || page === null || !('items' in page))
      throw new ApiError(0, `${path.split('?')[0]}: the answer is not a list`)
    return page
  } catch (error) {
    if (inTime.aborted && !signal.aborted)
      throw new ApiError(0, `${path.split('?')[0]}: the list was not there in time`)
    if (error instanceof SyntaxError)
      throw new ApiError(0, `${path.split('?')[0]}: the answer is no JSON, or it is cut off`)
    throw error
  } finally {
    release()
    stream.close()
  }
}

/** The beginning of an answer that is no list and no stream: what it says is wrong. */
export async function firstText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > 2000) break
  }
  return text.slice(0, 2000)
}
