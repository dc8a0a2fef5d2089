import type { Filters } from '#lib/domain/filter/filters.ts'
import type { AnnotationsAnswer } from '#lib/read/answers/annotation-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

/** What explains the charts of a view; of one service where it is named. */
export const annotationsOptions = (filters: Partial<Filters> = {}, service: string | null = null) =>
  answerOptions<AnnotationsAnswer>('annotations', searchOfFilters(filters, { service }))
