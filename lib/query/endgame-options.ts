import type { Filters } from '#lib/domain/filter/filters.ts'
import type { EndgameAnswer } from '#lib/read/answers/endgame-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

/** `site`: whose services are listed; null: those of the site nearest to its end. */
export const endgameOptions = (filters: Partial<Filters> = {}, site: string | null = null) =>
  answerOptions<EndgameAnswer>('endgame', searchOfFilters(filters, { site }))
