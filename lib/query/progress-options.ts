import type { Filters } from '#lib/domain/filter/filters.ts'
import type { ProgressAnswer } from '#lib/read/answers/progress-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

export const progressOptions = (filters: Partial<Filters> = {}) =>
  answerOptions<ProgressAnswer>('progress', searchOfFilters(filters))
