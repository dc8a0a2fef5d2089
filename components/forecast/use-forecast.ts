'use client'

import { sinceOf } from '#components/shell/since-of.ts'
import { type AskedIf, forecastOptions, noAskedIf } from '#lib/query/forecast-options.ts'
import { useAnswer } from '#lib/query/use-answer.ts'
import { useView } from '#lib/query/use-view.ts'

/** The forecast of the view, held against what was said on the day changes are counted from. */
export function useForecast(asked: AskedIf = noAskedIf) {
  const { filters, since, choices } = useView()
  const sinceOn = sinceOf(since, filters.asOf ?? choices.now.slice(0, 10), choices.reviews)
  return { ...useAnswer(forecastOptions(filters, sinceOn, asked)), sinceOn }
}
