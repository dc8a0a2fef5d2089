import { commitmentsParameters } from '#lib/query/commitments-parameters.ts'
import { commitmentsAnswer } from '#lib/read/answers/commitments-answer.ts'
import { type CommitmentsQuestion, readCommitments } from '#lib/read/commitments.ts'
import type { AnswerCall } from './answer-table.ts'

/** What visits brought. */
export const commitmentAnswers: AnswerCall[] = [
  {
    path: '/api/v1/commitments',
    summary: 'Promises made on visits, with every day they had and what events say of them',
    answer: commitmentsAnswer,
    takesFilters: true,
    parameters: commitmentsParameters,
    read: ({ context, filters, values }) =>
      readCommitments(context, filters, values as unknown as CommitmentsQuestion),
  },
]
