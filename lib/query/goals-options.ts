import type { Filters } from '#lib/domain/filter/filters.ts'
import type { GoalsAnswer } from '#lib/read/answers/goals-answer.ts'
import type { PhasesAnswer } from '#lib/read/answers/phases-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

/** Goals of the filters' parts, or of `subjects` alone: `company`, `area:music`, `team:gangway`. */
export const goalsOptions = (filters: Partial<Filters> = {}, subjects: string[] = []) =>
  answerOptions<GoalsAnswer>('goals', searchOfFilters(filters, { subject: subjects }))

/** Goals of one subject in a view: only when it is and what was known matters. */
export const goalsOfOptions = (view: Filters, subject: string) => goalsOptions(timeOf(view), [subject])

export const phasesOptions = (view: Partial<Filters> = {}) =>
  answerOptions<PhasesAnswer>('phases', searchOfFilters(timeOf(view)))

/** What of a view a whole part of the company is asked by. */
export const timeOf = ({ migration, asOf, knownAt, phase }: Partial<Filters>): Partial<Filters> => ({
  migration,
  asOf,
  knownAt,
  phase,
})

/** The part of the company a view looks at, where that is one that has goals; null: another cut. */
export function goalSubjectOf({ area, team, office, archetype, kind }: Filters): string | null {
  if (office.length + archetype.length + kind.length > 0) return null
  if (team.length === 1 && area.length === 0) return `team:${team[0]}`
  if (area.length === 1 && team.length === 0) return `area:${area[0]}`
  return area.length + team.length === 0 ? 'company' : null
}
