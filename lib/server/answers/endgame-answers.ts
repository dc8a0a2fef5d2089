import { endgameParameters } from '#lib/query/endgame-parameters.ts'
import { endgameAnswer } from '#lib/read/answers/endgame-answer.ts'
import { readEndgame } from '#lib/read/endgame.ts'
import type { AnswerCall } from './answer-table.ts'

/** What is left on the origin. */
export const endgameAnswers: AnswerCall[] = [
  {
    path: '/api/v1/endgame',
    summary:
      'What is left on the origin, what becomes of it, what it costs, and what can be switched off today',
    answer: endgameAnswer,
    takesFilters: true,
    parameters: endgameParameters,
    read: ({ context, filters, values }) => readEndgame(context, filters, values.site as string | null),
  },
]
