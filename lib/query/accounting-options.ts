import type { Filters } from '#lib/domain/filter/filters.ts'
import type { AccountingAnswer } from '#lib/read/answers/accounting-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

export const accountingOptions = (filters: Partial<Filters> = {}, source: string[] = []) =>
  answerOptions<AccountingAnswer>('accounting', searchOfFilters(filters, { source }))
