import { queryOptions } from '@tanstack/react-query'
import type { Filters } from '#lib/domain/filter/filters.ts'
import type { FrequencyAnswer } from '#lib/read/answers/frequency-answer.ts'
import { fetchAnswer } from './fetch-answer.ts'

export const frequencyQuery = (filters: Filters) =>
  queryOptions({
    queryKey: ['frequency', filters],
    queryFn: ({ signal }) => fetchAnswer<FrequencyAnswer>('frequency', filters, signal),
    staleTime: 60_000,
  })
