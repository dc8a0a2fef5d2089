import { type Filters, noFilters } from '#lib/domain/filter/filters.ts'
import type { DisputesAnswer, OverridesAnswer } from '#lib/read/answers/dispute-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

export type DisputesList = {
  state?: 'open' | 'closed' | null
  service?: string[]
  limit?: number | null
  cursor?: string | null
}

/** The migration and the instant of a view over the whole company: what belongs to one service is not narrowed. */
export const filtersOfInstant = ({ migration, asOf, knownAt }: Filters): Filters => ({
  ...noFilters,
  migration,
  asOf,
  knownAt,
})

export const disputesOptions = (filters: Partial<Filters>, list: DisputesList = {}) =>
  answerOptions<DisputesAnswer>(
    'disputes',
    searchOfFilters(filters, {
      state: list.state ?? null,
      service: list.service ?? [],
      limit: list.limit ?? null,
      cursor: list.cursor ?? null,
    }),
  )

export const overridesOptions = (filters: Partial<Filters>, list: Omit<DisputesList, 'state'> = {}) =>
  answerOptions<OverridesAnswer>(
    'overrides',
    searchOfFilters(filters, {
      service: list.service ?? [],
      limit: list.limit ?? null,
      cursor: list.cursor ?? null,
    }),
  )
