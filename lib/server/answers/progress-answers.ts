import { namesWishOf } from '#lib/domain/migration/names-wish.ts'
import { progressChangesParameters } from '#lib/query/progress-changes-parameters.ts'
import { progressNamesParameters } from '#lib/query/progress-names-parameters.ts'
import { progressChangesAnswer } from '#lib/read/answers/progress-changes-answer.ts'
import { progressNamesAnswer } from '#lib/read/answers/progress-names-answer.ts'
import { readProgressChanges } from '#lib/read/progress-changes.ts'
import { readProgressNames } from '#lib/read/progress-names.ts'
import type { AnswerCall } from './answer-table.ts'

/** The services behind the numbers of progress, by name. */
export const progressAnswers: AnswerCall[] = [
  {
    path: '/api/v1/progress/names',
    summary: 'The services behind one number of progress: of a flow, a state or a list, with their events',
    answer: progressNamesAnswer,
    takesFilters: true,
    parameters: progressNamesParameters,
    read: ({ context, filters, values }) => {
      const { flow, state, list, limit, cursor } = values as Record<string, never>
      return readProgressNames(context, filters, namesWishOf(flow!, state!, list!), {
        limit: limit!,
        cursor: cursor!,
      })
    },
  },
  {
    path: '/api/v1/progress/changes',
    summary: 'The services whose state differs between two days, by name and by what changed',
    answer: progressChangesAnswer,
    takesFilters: true,
    parameters: progressChangesParameters,
    read: ({ context, filters, values }) => {
      const { change, fromKnownAt, limit, cursor } = values as Record<string, never>
      return readProgressChanges(context, filters, {
        kind: change!,
        fromKnownAt: fromKnownAt!,
        limit: limit!,
        cursor: cursor!,
      })
    },
  },
]
