import type { Filters } from '#lib/domain/filter/filters.ts'
import type { ReceiptAnswer } from '#lib/read/answers/receipt-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

/** Where a figure comes from, in the view it stands in; `limit` rows of what it is made of. */
export const receiptOptions = (figure: string, filters: Partial<Filters>, limit: number | null = null) =>
  answerOptions<ReceiptAnswer>(`receipts/${encodeURIComponent(figure)}`, searchOfFilters(filters, { limit }))
