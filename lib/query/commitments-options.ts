import type { Filters } from '#lib/domain/filter/filters.ts'
import type { CommitmentsAnswer } from '#lib/read/answers/commitments-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

/** What was promised on visits (of some alone where they are named), and what evidence says of it. */
export const commitmentsOptions = (filters: Partial<Filters> = {}, visits: string[] = []) =>
  answerOptions<CommitmentsAnswer>('commitments', searchOfFilters(filters, { visit: visits }))
