import type { Filters } from '#lib/domain/filter/filters.ts'
import type { AuditAnswer } from '#lib/read/answers/audit-answer.ts'
import type { ExemptionsAnswer } from '#lib/read/answers/exemptions-answer.ts'
import type { ScopeAnswer } from '#lib/read/answers/scope-answer.ts'
import { answerOptions } from './answer-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

/** What the whole company counts by: the parts of it a view is narrowed to change no rule. */
const wholeCompany = ({ migration, asOf, knownAt }: Filters) => searchOfFilters({ migration, asOf, knownAt })

export const scopeOptions = (filters: Filters) => answerOptions<ScopeAnswer>('scope', wholeCompany(filters))
export const exemptionsOptions = (filters: Filters) =>
  answerOptions<ExemptionsAnswer>('exemptions', searchOfFilters(filters))
export const auditOptions = (cursor: string | null = null) =>
  answerOptions<AuditAnswer>('audit', searchOfFilters({}, { limit: 50, cursor }))
