import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Filters } from '#lib/domain/filter/filters.ts'
import type { Weight } from '#lib/domain/migration/weigh-progress.ts'
import type { ProgressAnswer } from '#lib/read/answers/progress-answer.ts'
import { answerOptions } from './answer-options.ts'
import { fetchAnswer } from './fetch-answer.ts'
import { searchOfFilters } from './search-of-filters.ts'

export type Weighed = Pick<ProgressAnswer, 'asOf' | 'weighed' | 'sharesBy'>

export const weighedOf = ({ asOf, weighed, sharesBy }: ProgressAnswer): Weighed => ({
  asOf,
  // The lines of the chart are counts; those of a weight are drawn nowhere and stay out of the page.
  weighed: weighed === null ? null : { ...weighed, series: [] },
  sharesBy,
})

/** The share and the states by a weight, and the shares by cores and traffic, without the rest of progress. */
export function weighedOptions(filters: Filters, weight: Weight) {
  const search = searchOfFilters(filters, { weight })
  const whole = answerOptions<ProgressAnswer>('progress', search)
  return queryOptions({
    queryKey: [...whole.queryKey, 'weighed'] as const,
    queryFn: async ({ signal }) => weighedOf(await fetchAnswer<ProgressAnswer>('progress', search, signal)),
    staleTime: 60_000,
    retry: whole.retry as never,
    placeholderData: keepPreviousData,
  })
}
