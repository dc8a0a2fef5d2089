import { findParameters } from '#lib/query/find-parameters.ts'
import { findAnswer } from '#lib/read/answers/find-answer.ts'
import { readFind } from '#lib/read/find.ts'
import type { AnswerCall } from './answer-table.ts'

/** Anything by its name. */
export const findAnswers: AnswerCall[] = [
  {
    path: '/api/v1/find',
    summary: 'Services, teams, offices, blockers, pages and the glossary by name: at most twenty',
    answer: findAnswer,
    takesFilters: true,
    parameters: findParameters,
    read: ({ context, filters, values }) => readFind(context, filters, values.q as string | null),
  },
]
