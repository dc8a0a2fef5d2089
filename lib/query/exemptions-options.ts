import type { Filters } from '#lib/domain/filter/filters.ts'
import type { ExemptionsAnswer } from '#lib/read/answers/exemptions-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

export const exemptionsOptions = (filters: Partial<Filters> = {}) =>
  answerOptions<ExemptionsAnswer>('exemptions', searchOfFilters(filters))
