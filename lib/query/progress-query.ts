import { queryOptions } from '@tanstack/react-query'
import type { Filters } from '#lib/domain/filter/filters.ts'
import type { ProgressAnswer } from '#lib/read/answers/progress-answer.ts'
import { fetchAnswer } from './fetch-answer.ts'

export const progressQuery = (filters: Filters) =>
  queryOptions({
    queryKey: ['progress', filters],
    queryFn: ({ signal }) => fetchAnswer<ProgressAnswer>('progress', filters, signal),
    staleTime: 60_000,
  })
