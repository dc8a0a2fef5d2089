'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerKey } from './answer-options.ts'
import type { AnswerError } from './fetch-answer.ts'

/** An act of a person: its state while it runs, what came of it, and answers on screen asked for again afterwards. */
export function useAct<Answer, Input = void>(act: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation<Answer, AnswerError, Input>({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: [answerKey] }),
  })
}
