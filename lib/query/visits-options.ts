import type { Filters } from '#lib/domain/filter/filters.ts'
import type { VisitAnswer } from '#lib/read/answers/visit-answer.ts'
import type { VisitPlanAnswer } from '#lib/read/answers/visit-plan-answer.ts'
import type { VisitsAnswer } from '#lib/read/answers/visits-answer.ts'
import { answerOptions } from './answer-options.ts'
import { timeOf } from './goals-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

/** What is booked, who asked, who is free and what clashes. */
export const visitsOptions = (filters: Partial<Filters> = {}) =>
  answerOptions<VisitsAnswer>('visits', searchOfFilters(filters))

/** Where next and why, and trips that break no constraint. */
export const visitPlanOptions = (filters: Partial<Filters> = {}) =>
  answerOptions<VisitPlanAnswer>('visits/plan', searchOfFilters(filters))

/** One visit with all its versions, in a view: only when it is and what was known matters. */
export const visitOptions = (id: string, view: Partial<Filters> = {}) =>
  answerOptions<VisitAnswer>(`visits/${encodeURIComponent(id)}`, searchOfFilters(timeOf(view)))
