import type { BlockerType } from '#lib/domain/blocker/blocker.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import type { BlockerAnswer, BlockersAnswer } from '#lib/read/answers/blocker-answer.ts'
import { answerOptions } from './answer-options.ts'
import type { BlockerSortKey } from './blocker-parameters.ts'
import { filtersOfInstant } from './disputes-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

export type BlockersList = {
  state?: 'open' | 'ended' | 'not_moved' | 'all' | null
  type?: BlockerType[]
  owner?: string[]
  service?: string[]
  q?: string | null
  sort?: BlockerSortKey | null
  limit?: number | null
  cursor?: string | null
}

export const blockersOptions = (filters: Partial<Filters>, list: BlockersList = {}) =>
  answerOptions<BlockersAnswer>(
    'blockers',
    searchOfFilters(filters, {
      state: list.state ?? null,
      type: list.type ?? [],
      owner: list.owner ?? [],
      service: list.service ?? [],
      q: list.q ?? null,
      sort: list.sort ?? null,
      limit: list.limit ?? null,
      cursor: list.cursor ?? null,
    }),
  )

/** What the card of the overview shows: those that free most. */
export const blockersCard = { limit: 5 }
export const blockersCardOptions = (filters: Partial<Filters>) => blockersOptions(filters, blockersCard)

/** A blocker is about the whole company, whatever a view is narrowed to. */
export const blockerOptions = (id: string, filters: Filters) =>
  answerOptions<BlockerAnswer>(
    `blockers/${encodeURIComponent(id)}`,
    searchOfFilters(filtersOfInstant(filters)),
  )
