import type { HttpClient } from '../collector.ts'
import { ApiError, describeAnswer } from './api-error.ts'
import { firstText } from './list-kind.ts'
import type { RawObject } from './raw-object.ts'

export type WatchEvent = {
  type: string
  object: RawObject & { code?: number; reason?: string; message?: string }
}

/** How a watch came to its end: the server closed it in order, its place in history is gone, or it fell silent. */
export type WatchEnd = 'closed' | 'expired' | 'silent'

export type WatchTimes = { watchMs: number; silentMs: number; requestTimeoutMs: number }

/** A line longer than this is no object of a cluster. */
const longestLine = 64 * 1024 * 1024

/**
 * One watch from `version`: hands every event to `take` in order, BOOKMARKs too. Lines may come in pieces and be
 * longer than a megabyte; an expired version may be told by HTTP 410 or by an ERROR inside a 200.
 * `heard` is called whenever bytes arrive. Throws `ApiError` and transport errors.
 */
export async function watchKind(
  client: HttpClient,
  path: string,
  version: string,
  times: WatchTimes,
  signal: AbortSignal,
  take: (event: WatchEvent) => void | Promise<void>,
  heard: () => void,
): Promise<WatchEnd> {
  const query = new URLSearchParams({
    watch: '1',
    resourceVersion: version,
    allowWatchBookmarks: 'true',
    timeoutSeconds: String(Math.ceil(times.watchMs / 1000)),
  })
  const stream = await client.open({
    path: `${path}?${query}`,
    timeoutMs: times.requestTimeoutMs,
    signal,
    accept: 'application/json',
  })
  if (stream.status !== 200) {
    const text = await firstText(stream.chunks)
    stream.close()
    if (stream.status === 410) return 'expired'
    throw new ApiError(stream.status, describeAnswer(stream.status, text), stream.retryAfterSeconds)
  }
  let isSilent = false
  const fallSilent = () => {
    isSilent = true
    stream.close()
  }
  let silence = setTimeout(fallSilent, times.silentMs)
  const deadPeer = setTimeout(fallSilent, times.watchMs + 30_000)
  try {
    for await (const line of linesOf(stream.chunks, () => {
      clearTimeout(silence)
      silence = setTimeout(fallSilent, times.silentMs)
      heard()
    })) {
      const event = JSON.parse(line) as WatchEvent
      if (event.type === 'ERROR') {
        const { code = 0, reason, message } = event.object ?? {}
        if (code === 410 || reason === 'Expired' || reason === 'Gone') return 'expired'
        throw new ApiError(code, message ?? 'the watch ended with an error')
      }
      // A full queue is waited for: the server, not we, holds what we cannot take yet.
      const taken = take(event)
      if (taken !== undefined) await taken
    }
    return isSilent ? 'silent' : 'closed'
  } catch (error) {
    if (isSilent) return 'silent'
    throw error
  } finally {
    clearTimeout(silence)
    clearTimeout(deadPeer)
    stream.close()
  }
}

/** Whole lines of a byte stream; what is left at the end without a line break is an event cut in half, and dropped. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>, heard: () => void): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let pieces: string[] = []
  let length = 0
  for await (const chunk of chunks) {
    heard()
    const text = decoder.decode(chunk, { stream: true })
    let from = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      const line = pieces.join('') + text.slice(from, end)
      pieces = []
      length = 0
      from = end + 1
      if (line.trim() !== '') yield line
    }
    pieces.push(text.slice(from))
    length += text.length - from
    if (length > longestLine) throw new ApiError(0, 'a line of the watch is longer than 64 MB')
  }
}
