import { blockersParameters } from '#lib/query/blocker-parameters.ts'
import { blockerAnswer, blockersAnswer } from '#lib/read/answers/blocker-answer.ts'
import { readBlocker } from '#lib/read/blocker.ts'
import { type BlockersQuestion, readBlockers } from '#lib/read/blockers.ts'
import type { AnswerCall } from './answer-table.ts'

/** What holds services back, and what the end of it frees. */
export const blockerAnswers: AnswerCall[] = [
  {
    path: '/api/v1/blockers',
    summary: 'Shared blockers by what their end frees, with owners, promised days and who waits',
    answer: blockersAnswer,
    takesFilters: true,
    parameters: blockersParameters,
    read: ({ context, filters, values }) =>
      readBlockers(context, filters, values as Partial<BlockersQuestion>),
  },
  {
    path: '/api/v1/blockers/[id]',
    summary: 'One blocker: services held, who waits, every change, what its end would free, look-alikes',
    answer: blockerAnswer,
    takesFilters: true,
    parameters: [],
    read: ({ context, params, filters }) => readBlocker(context, params.id!, filters),
  },
]
