import { definitionsAnswer } from '#lib/read/answers/definitions-answer.ts'
import { readDefinitions } from '#lib/read/definitions/read-definitions.ts'
import type { AnswerCall } from './answer-table.ts'

export const definitionAnswers: AnswerCall[] = [
  {
    path: '/api/v1/definitions',
    summary: 'What every figure, state and word means, from the code that computes it',
    answer: definitionsAnswer,
    takesFilters: false,
    parameters: [],
    read: ({ context }) => readDefinitions(context),
  },
]
