import { queryOptions } from '@tanstack/react-query'
import type { Filters } from '#lib/domain/filter/filters.ts'
import type { CpuAnswer } from '#lib/read/answers/cpu-answer.ts'
import { fetchAnswer } from './fetch-answer.ts'

export const cpuQuery = (filters: Filters) =>
  queryOptions({
    queryKey: ['cpu', filters],
    queryFn: ({ signal }) => fetchAnswer<CpuAnswer>('cpu', filters, signal),
    staleTime: 60_000,
  })
