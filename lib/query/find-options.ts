import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Filters } from '#lib/domain/filter/filters.ts'
import type { FindAnswer } from '#lib/read/answers/find-answer.ts'
import { filtersOfInstant } from './disputes-options.ts'
import { fetchAnswer } from './fetch-answer.ts'
import { searchOfFilters } from './search-of-filters.ts'

const staleMs = 60_000

/** Not among the answers that live changes ask for again: what is found stays where it stands. */
export const findOptions = (filters: Filters, q: string) => {
  const search = searchOfFilters(filtersOfInstant(filters), { q: q === '' ? null : q })
  return queryOptions({
    queryKey: ['find', search] as const,
    queryFn: ({ signal }) => fetchAnswer<FindAnswer>('find', search, signal),
    staleTime: staleMs,
    placeholderData: keepPreviousData,
    retry: false,
  })
}
