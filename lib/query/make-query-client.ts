import { defaultShouldDehydrateQuery, QueryClient } from '@tanstack/react-query'

/** One per request on the server, one per tab in the browser. Prefetches under way are sent along and stream in. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { refetchOnWindowFocus: false },
      dehydrate: {
        shouldDehydrateQuery: query => defaultShouldDehydrateQuery(query) || query.state.status === 'pending',
      },
    },
  })
