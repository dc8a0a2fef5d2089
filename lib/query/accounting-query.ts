import { queryOptions } from '@tanstack/react-query'
import type { Filters } from '#lib/domain/filter/filters.ts'
import type { AccountingAnswer } from '#lib/read/answers/accounting-answer.ts'
import { fetchAnswer } from './fetch-answer.ts'

export const accountingQuery = (filters: Filters) =>
  queryOptions({
    queryKey: ['accounting', filters],
    queryFn: ({ signal }) => fetchAnswer<AccountingAnswer>('accounting', filters, signal),
    staleTime: 60_000,
  })
