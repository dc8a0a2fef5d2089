import type { Filters } from '#lib/domain/filter/filters.ts'
import type { VisitBriefAnswer } from '#lib/read/answers/visit-brief-answer.ts'
import type { VisitEffectAnswer } from '#lib/read/answers/visit-effect-answer.ts'
import { answerOptions } from './answer-options.ts'
import { timeOf } from './goals-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

/** What visits brought, of the whole company: only when it is and what was known matters. */
export const visitEffectOptions = (view: Partial<Filters> = {}) =>
  answerOptions<VisitEffectAnswer>('visits/effect', searchOfFilters(timeOf(view)))

/** What to know of each team of a visit. */
export const visitBriefOptions = (id: string, view: Partial<Filters> = {}) =>
  answerOptions<VisitBriefAnswer>(`visits/${encodeURIComponent(id)}/brief`, searchOfFilters(timeOf(view)))
