import type { Filters } from '#lib/domain/filter/filters.ts'
import type { ChangeKind } from '#lib/domain/migration/state-changes.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { ProgressChangesAnswer } from '#lib/read/answers/progress-changes-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

export type ChangesList = { change?: ChangeKind | null; fromKnownAt?: number | null; limit?: number }

/** Services that stand elsewhere at the view's instant than at the end of a day. */
export const progressChangesOptions = (filters: Filters, sinceOn: string, list: ChangesList = {}) =>
  answerOptions<ProgressChangesAnswer>(
    'progress/changes',
    searchOfFilters(changesFilters(filters, sinceOn), {
      change: list.change ?? null,
      fromKnownAt: list.fromKnownAt == null ? null : formatInstant(list.fromKnownAt),
      limit: list.limit ?? 1,
    }),
  )

/** The same view, between that day and its own. */
export const changesFilters = (filters: Filters, sinceOn: string): Filters => ({
  ...filters,
  from: sinceOn,
  to: null,
})
