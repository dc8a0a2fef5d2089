import { environmentsParameters } from '#lib/query/environment-parameters.ts'
import { environmentsAnswer } from '#lib/read/answers/environment-answer.ts'
import { type EnvironmentState, readEnvironments } from '#lib/read/environments.ts'
import type { AnswerCall } from './answer-table.ts'

export const environmentAnswers: AnswerCall[] = [
  {
    path: '/api/v1/environments',
    summary: "Temporary environments (a pull request's): figure 19 and the list, a page at a time",
    answer: environmentsAnswer,
    takesFilters: true,
    parameters: environmentsParameters,
    read: ({ context, filters, values }) =>
      readEnvironments(context, filters, {
        state: values.state as EnvironmentState[],
        service: values.service as string[],
        sort: values.sort as string | null,
        limit: values.limit as number | null,
        cursor: values.cursor as string | null,
      }),
  },
]
