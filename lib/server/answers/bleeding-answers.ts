import { bleedingParameters } from '#lib/query/bleeding-parameters.ts'
import { bleedingAnswer } from '#lib/read/answers/bleeding-answer.ts'
import { readBleeding } from '#lib/read/bleeding.ts'
import type { AnswerCall } from './answer-table.ts'

/** What works against the migration. */
export const bleedingAnswers: AnswerCall[] = [
  {
    path: '/api/v1/bleeding',
    summary:
      'What works against the migration, with owner and age: born on the origin, returned, deployed there by teams that were done, without an owner, too long on both; muted ones apart',
    answer: bleedingAnswer,
    takesFilters: true,
    parameters: bleedingParameters,
    read: ({ context, filters, values }) => {
      const { list, limit } = values as Record<string, never>
      return readBleeding(context, filters, { list: list!, limit: limit! })
    },
  },
]
