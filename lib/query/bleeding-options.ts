import type { Filters } from '#lib/domain/filter/filters.ts'
import type { BleedingAnswer } from '#lib/read/answers/bleeding-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

/** `limit` services of each list; every count is of all. */
export const bleedingOptions = (filters: Partial<Filters>, limit: number) =>
  answerOptions<BleedingAnswer>('bleeding', searchOfFilters(filters, { limit }))

/** What the card of the overview needs: the counts and the oldest. */
export const bleedingCardOptions = (filters: Partial<Filters>) => bleedingOptions(filters, 1)
