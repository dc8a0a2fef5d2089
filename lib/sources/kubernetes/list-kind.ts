import type { HttpClient } from '../collector.ts'
import { ApiError, describeAnswer } from './api-error.ts'
import type { KubernetesOptions } from './kubernetes-options.ts'
import type { RawObject } from './raw-object.ts'

type ListPage = { metadata?: { resourceVersion?: string; continue?: string }; items?: RawObject[] | null }

/** Pages of one list may outlive the server's memory of its revision; then the list starts over, so many times. */
const restarts = 3

/**
 * Lists one kind completely, page by page, handing each object to `take` on arrival so that raw pages are not kept.
 * Returns the resource version to watch from. `reset` is called when a list starts over. Throws `ApiError` and
 * whatever the client throws; half a list is never a list.
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
        const page = await fetchPage(client, `${path}?${query}`, options.requestTimeoutMs, signal)
        version ??= page.metadata?.resourceVersion ?? '0'
        for (const item of page.items ?? []) take(item)
        token = page.metadata?.continue || undefined
      } while (token !== undefined)
      return version ?? '0'
    } catch (error) {
      const isExpired = error instanceof ApiError && (error.code === 410 || error.code === 504)
      if (!isExpired || attempt >= restarts) throw error
    }
  }
}

async function fetchPage(
  client: HttpClient,
  path: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<ListPage> {
  const answer = await client.fetch({ path, timeoutMs, signal, accept: 'application/json' })
  if (answer.status !== 200)
    throw new ApiError(answer.status, describeAnswer(answer.status, answer.text), answer.retryAfterSeconds)
  const page: unknown = JSON.parse(answer.text)
  if (typeof page !== 'object' || page === null) throw new ApiError(0, 'the answer is not a list')
  return page as ListPage
}
