'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerKey } from './answer-options.ts'
import { AnswerError } from './fetch-answer.ts'
import { useIsPresent } from './use-is-present.ts'

/** An act of a person: its state while it runs, what came of it, and answers on screen asked for again afterwards. Nothing is done away from the present. */
export function useAct<Answer, Input = void>(act: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  const { whyNot } = useIsPresent()
  return useMutation<Answer, AnswerError, Input>({
    mutationFn: async input => {
      if (whyNot !== undefined) throw new AnswerError(409, 'not_present', whyNot, null)
      return act(input)
    },
    onSuccess: () => client.invalidateQueries({ queryKey: [answerKey] }),
  })
}
