import type { Filters } from '#lib/domain/filter/filters.ts'
import type { CommitmentsAnswer } from '#lib/read/answers/commitments-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

/** What was promised on visits, and what evidence says of it. */
export const commitmentsOptions = (filters: Partial<Filters> = {}) =>
  answerOptions<CommitmentsAnswer>('commitments', searchOfFilters(filters))
