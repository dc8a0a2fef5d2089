import { exemptionsAnswer } from '#lib/read/answers/exemptions-answer.ts'
import { scopeAnswer } from '#lib/read/answers/scope-answer.ts'
import { readExemptions } from '#lib/read/exemptions.ts'
import { readScope } from '#lib/read/scope.ts'
import type { AnswerCall } from './answer-table.ts'

/** Which services count, and which of them are excused. */
export const scopeAnswers: AnswerCall[] = [
  {
    path: '/api/v1/scope',
    summary: 'Which services count in a migration and since when, its baselines, and who changed them why',
    answer: scopeAnswer,
    takesFilters: true,
    parameters: [],
    read: ({ context, filters }) => readScope(context, filters),
  },
  {
    path: '/api/v1/exemptions',
    summary: 'Who is excused until when, why and by whom, and how their number falls',
    answer: exemptionsAnswer,
    takesFilters: true,
    parameters: [],
    read: ({ context, filters }) => readExemptions(context, filters),
  },
]
