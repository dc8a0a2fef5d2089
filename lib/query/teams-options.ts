import type { Filters } from '#lib/domain/filter/filters.ts'
import type { TeamAnswer, TeamsAnswer } from '#lib/read/answers/team-answer.ts'
import type { TeamNextAnswer } from '#lib/read/answers/team-next-answer.ts'
import { answerOptions } from './answer-options.ts'
import type { TeamSortKey } from './parameters.ts'
import { searchOfFilters } from './search-of-filters.ts'

export type TeamsList = {
  q?: string | null
  sort?: TeamSortKey | null
  limit?: number | null
  cursor?: string | null
}

export const teamsOptions = (filters: Partial<Filters> = {}, list: TeamsList = {}) =>
  answerOptions<TeamsAnswer>(
    'teams',
    searchOfFilters(filters, {
      q: list.q ?? null,
      sort: list.sort ?? null,
      limit: list.limit ?? null,
      cursor: list.cursor ?? null,
    }),
  )

export const teamOptions = (id: string, filters: Partial<Filters> = {}) =>
  answerOptions<TeamAnswer>(`teams/${encodeURIComponent(id)}`, searchOfFilters(filters))

/** What is left of a team, the easiest first, and its next step. */
export const teamNextOptions = (id: string, filters: Partial<Filters> = {}) =>
  answerOptions<TeamNextAnswer>(`teams/${encodeURIComponent(id)}/next`, searchOfFilters(filters))
