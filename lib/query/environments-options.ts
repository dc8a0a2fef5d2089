import type { Filters } from '#lib/domain/filter/filters.ts'
import type { EnvironmentsAnswer } from '#lib/read/answers/environment-answer.ts'
import { answerOptions } from './answer-options.ts'
import type { EnvironmentSortKey, environmentStates } from './environment-parameters.ts'
import { searchOfFilters } from './search-of-filters.ts'

export type EnvironmentsList = {
  state?: (typeof environmentStates)[number][]
  sort?: EnvironmentSortKey | null
  limit?: number | null
  cursor?: string | null
}

export const environmentsOptions = (filters: Partial<Filters> = {}, list: EnvironmentsList = {}) =>
  answerOptions<EnvironmentsAnswer>(
    'environments',
    searchOfFilters(filters, {
      state: list.state ?? [],
      sort: list.sort ?? null,
      limit: list.limit ?? null,
      cursor: list.cursor ?? null,
    }),
  )
