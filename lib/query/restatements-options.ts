import type { Filters } from '#lib/domain/filter/filters.ts'
import type { RestatementsAnswer } from '#lib/read/answers/restatements-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

/** Weeks that are counted otherwise now than a day after their end, or than at `knownAt`. */
export const restatementsOptions = (filters: Partial<Filters> = {}) =>
  answerOptions<RestatementsAnswer>('restatements', searchOfFilters(filters))
