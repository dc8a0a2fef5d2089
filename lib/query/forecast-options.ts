import type { Filters } from '#lib/domain/filter/filters.ts'
import type { ForecastAnswer } from '#lib/read/answers/forecast-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

/** What is asked instead of how it is, as the address says it; null: as it is. */
export type AskedIf = {
  people: number | null
  pace: number | null
  births: number | null
  /** `<blocker>:<day>`. */
  solve: readonly string[]
}
export const noAskedIf: AskedIf = { people: null, pace: null, births: null, solve: [] }

/** The forecast of a view, its days held against those said by `since`; a range of days means nothing to it. */
export const forecastOptions = (view: Filters, since: string | null, asked: AskedIf = noAskedIf) =>
  answerOptions<ForecastAnswer>(
    'forecast',
    searchOfFilters(
      { ...view, from: null, to: null },
      { since, people: asked.people, pace: asked.pace, births: asked.births, solve: [...asked.solve] },
    ),
  )
