import { goalsParameters } from '#lib/query/parameters.ts'
import { goalsAnswer } from '#lib/read/answers/goals-answer.ts'
import { phasesAnswer } from '#lib/read/answers/phases-answer.ts'
import { readGoals } from '#lib/read/goals.ts'
import { readPhases } from '#lib/read/phases.ts'
import type { AnswerCall } from './answer-table.ts'

/** What was promised until when, and in which phase a migration is. */
export const goalAnswers: AnswerCall[] = [
  {
    path: '/api/v1/goals',
    summary: 'Goals of the company, areas and teams with their whole history, chances and the next step',
    answer: goalsAnswer,
    takesFilters: true,
    parameters: goalsParameters,
    read: ({ context, filters, values }) => readGoals(context, filters, values.subject as string[]),
  },
  {
    path: '/api/v1/phases',
    summary: 'Phases of a migration: experiment, alpha, beta, general availability, with their dates',
    answer: phasesAnswer,
    takesFilters: true,
    parameters: [],
    read: ({ context, filters }) => readPhases(context, filters),
  },
]
