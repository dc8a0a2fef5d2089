import { forecastParameters } from '#lib/query/parameters.ts'
import { forecastAnswer } from '#lib/read/answers/forecast-answer.ts'
import { readForecast } from '#lib/read/forecast.ts'
import { whatIfOf } from '#lib/read/what-if.ts'
import type { AnswerCall } from './answer-table.ts'

/** When the last one leaves. */
export const forecastAnswers: AnswerCall[] = [
  {
    path: '/api/v1/forecast',
    summary:
      'When the last one leaves: figure 20, what sets it, levers, what if, and how good earlier ones were',
    answer: forecastAnswer,
    takesFilters: true,
    parameters: forecastParameters,
    read: ({ context, filters, values }) =>
      readForecast(context, filters, whatIfOf(values), values.since as string | null),
  },
]
