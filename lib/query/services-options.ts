import type { Filters } from '#lib/domain/filter/filters.ts'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import type {
  ServiceAnswer,
  ServiceEvidenceAnswer,
  ServicesAnswer,
} from '#lib/read/answers/service-answer.ts'
import type { ServiceNextAnswer } from '#lib/read/answers/service-next-answer.ts'
import { answerOptions } from './answer-options.ts'
import type { ServiceSortKey } from './parameters.ts'
import { searchOfFilters } from './search-of-filters.ts'

export type ServicesList = {
  state?: MigrationState[]
  q?: string | null
  inScope?: boolean | null
  sort?: ServiceSortKey | null
  limit?: number | null
  cursor?: string | null
}

const flag = (value: boolean | null | undefined) => (value == null ? null : String(value))

export const servicesOptions = (filters: Partial<Filters> = {}, list: ServicesList = {}) =>
  answerOptions<ServicesAnswer>(
    'services',
    searchOfFilters(filters, {
      state: list.state ?? [],
      q: list.q ?? null,
      inScope: flag(list.inScope),
      sort: list.sort ?? null,
      limit: list.limit ?? null,
      cursor: list.cursor ?? null,
    }),
  )

export const serviceOptions = (id: string, filters: Partial<Filters> = {}) =>
  answerOptions<ServiceAnswer>(`services/${encodeURIComponent(id)}`, searchOfFilters(filters))

/** What stands between a service and being moved, and what was said and promised about it. */
export const serviceNextOptions = (id: string, filters: Partial<Filters> = {}) =>
  answerOptions<ServiceNextAnswer>(`services/${encodeURIComponent(id)}/next`, searchOfFilters(filters))

export const serviceEvidenceOptions = (
  id: string,
  page: { limit?: number | null; cursor?: string | null } = {},
) =>
  answerOptions<ServiceEvidenceAnswer>(
    `services/${encodeURIComponent(id)}/evidence`,
    searchOfFilters({}, { limit: page.limit ?? null, cursor: page.cursor ?? null }),
  )
