import { QueryClient } from '@tanstack/react-query'
import { AnswerError } from './fetch-answer.ts'

/** One client per request on the server, one per page in the browser. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        // A refusal stays one; only silence and overload are worth a second try.
        retry: (count, error) => count < 2 && !(error instanceof AnswerError && error.status < 500),
        refetchOnWindowFocus: true,
      },
    },
  })
}
