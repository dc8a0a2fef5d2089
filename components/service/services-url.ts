import {
  createLoader,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { type MigrationState, migrationStates } from '#lib/domain/migration/state.ts'
import { serviceSortKeys } from '#lib/query/parameters.ts'
import { servicesOptions } from '#lib/query/services-options.ts'
import { leftStates } from './left-states.ts'

/** The list's own part of the address; filters stand beside it. `scope=out` lists what does not count. */
export const servicesParsers = {
  state: parseAsArrayOf(parseAsStringLiteral(migrationStates)).withDefault([]),
  q: parseAsString.withDefault(''),
  scope: parseAsStringLiteral(['in', 'out', 'all'] as const).withDefault('in'),
  sort: parseAsStringLiteral(serviceSortKeys).withDefault('id'),
  cursor: parseAsString,
}
export type ServicesUrl = inferParserType<typeof servicesParsers>
export const loadServicesUrl = createLoader(servicesParsers)

const inScopeOf = { in: true, out: false, all: null } as const
export const servicesPageSize = 100

/** What an address asks of the list. */
export const listOfUrl = ({ state, q, scope, sort, cursor }: ServicesUrl) => ({
  state,
  q,
  inScope: inScopeOf[scope],
  sort,
  limit: servicesPageSize,
  cursor,
})

/** What is left on Helios, what cannot be told, and all that counts: pages of one, for their totals. */
export const leftList = {
  state: [...leftStates],
  inScope: true,
  limit: 1,
}
export const unknownList = {
  state: ['unknown'] satisfies MigrationState[],
  inScope: true,
  limit: 1,
}
export const scopeList = { inScope: true, limit: 1 }

/** The same keys on the server, which reads, and in the browser, which fetches. */
export const servicesListOptions = (filters: Filters, asked: ServicesUrl) =>
  servicesOptions(filters, listOfUrl(asked))
export const leftCountOptions = (filters: Filters) => servicesOptions(filters, leftList)
export const unknownCountOptions = (filters: Filters) => servicesOptions(filters, unknownList)
export const scopeCountOptions = (filters: Filters) => servicesOptions(filters, scopeList)
