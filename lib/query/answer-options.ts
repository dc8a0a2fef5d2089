import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { AnswerError, fetchAnswer } from './fetch-answer.ts'

const staleMs = 60_000
const retries = 2

/** First part of every key: what live changes invalidate. */
export const answerKey = 'answer'

/**
 * Key, fetch and freshness of one answer. A page prefetches the same key by calling the reader directly:
 * `{ ...progressOptions(filters), queryFn: () => readProgress(context, filters) }`.
 */
export function answerOptions<T>(path: string, search: string) {
  return queryOptions({
    queryKey: [answerKey, path, search] as const,
    queryFn: ({ signal }) => fetchAnswer<T>(path, search, signal),
    staleTime: staleMs,
    // A filter or a sort changes the key: the old figures stay until the new ones come.
    placeholderData: keepPreviousData,
    retry: (count, error) =>
      count < retries && !(error instanceof AnswerError && error.status >= 400 && error.status < 500),
  })
}
