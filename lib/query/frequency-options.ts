import type { Filters } from '#lib/domain/filter/filters.ts'
import type { FrequencyAnswer } from '#lib/read/answers/frequency-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

export const frequencyOptions = (filters: Partial<Filters> = {}) =>
  answerOptions<FrequencyAnswer>('frequency', searchOfFilters(filters))
