import { queryOptions } from '@tanstack/react-query'
import type { ChoicesAnswer } from '#lib/read/answers/choices-answer.ts'
import { fetchAnswer } from './fetch-answer.ts'

export const choicesQuery = () =>
  queryOptions({
    queryKey: ['choices'],
    queryFn: ({ signal }) => fetchAnswer<ChoicesAnswer>('choices', null, signal),
    staleTime: 60_000,
  })
