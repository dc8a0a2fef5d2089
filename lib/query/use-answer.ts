'use client'

import { type DefaultError, type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { AnswerError } from './fetch-answer.ts'

/** Whether there is an answer to draw; fits the state of a chart frame. */
export type AnswerState =
  | { kind: 'ready' }
  | { kind: 'loading' }
  | { kind: 'error'; title: string; text: string; reference: string | null; retry: () => void }

export type Answered<T> = {
  data: T | undefined
  /** `ready` while there is anything to show, also when a later fetch failed: old figures stay. */
  state: AnswerState
  isRefetching: boolean
}

/** An answer and the state of the frame that shows it. */
export function useAnswer<T, Key extends QueryKey>(
  options: UseQueryOptions<T, DefaultError, T, Key>,
): Answered<T> {
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(options)
  if (data !== undefined)
    return { data, state: { kind: 'ready' }, isRefetching: isFetching && isPlaceholderData }
  if (error === null) return { data, state: { kind: 'loading' }, isRefetching: false }
  const isAnswer = error instanceof AnswerError
  return {
    data,
    isRefetching: isFetching,
    state: {
      kind: 'error',
      title: isAnswer ? 'This could not be answered' : 'No answer came',
      text: `${isAnswer ? error.message : 'The server did not answer in time, or the network is gone.'} Your filters are kept.`,
      reference: isAnswer ? error.reference : null,
      retry: () => void refetch(),
    },
  }
}
