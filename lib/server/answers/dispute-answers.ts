import { annotationParameters, disputeParameters, overrideParameters } from '#lib/query/dispute-parameters.ts'
import { readAnnotations } from '#lib/read/annotations.ts'
import { annotationsAnswer } from '#lib/read/answers/annotation-answer.ts'
import { disputesAnswer, overridesAnswer } from '#lib/read/answers/dispute-answer.ts'
import { readDisputes } from '#lib/read/disputes.ts'
import { readOverrides } from '#lib/read/overrides.ts'
import type { AnswerCall } from './answer-table.ts'

/** What people say about what the evidence shows. */
export const disputeAnswers: AnswerCall[] = [
  {
    path: '/api/v1/disputes',
    summary: 'Corrections asked for and their answers: open ones first, the next due first',
    answer: disputesAnswer,
    takesFilters: true,
    parameters: disputeParameters,
    read: ({ context, filters, values }) => {
      const { state, service, limit, cursor } = values as Record<string, never>
      return readDisputes(context, filters, {
        state: state!,
        service: service!,
        limit: limit!,
        cursor: cursor!,
      })
    },
  },
  {
    path: '/api/v1/overrides',
    summary: 'States shown beside the computed ones, by whom, why and until when; none of them is counted',
    answer: overridesAnswer,
    takesFilters: true,
    parameters: overrideParameters,
    read: ({ context, filters, values }) => {
      const { service, limit, cursor } = values as Record<string, never>
      return readOverrides(context, filters, { service: service!, limit: limit!, cursor: cursor! })
    },
  },
  {
    path: '/api/v1/annotations',
    summary: 'Freezes, incidents and notes that explain charts and timelines, in order of time',
    answer: annotationsAnswer,
    takesFilters: true,
    parameters: annotationParameters,
    read: ({ context, filters, values }) =>
      readAnnotations(context, filters, values.service as string | null),
  },
]
