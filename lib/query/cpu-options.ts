import type { Filters } from '#lib/domain/filter/filters.ts'
import type { CpuAnswer } from '#lib/read/answers/cpu-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

export const cpuOptions = (filters: Partial<Filters> = {}) =>
  answerOptions<CpuAnswer>('cpu', searchOfFilters(filters))
