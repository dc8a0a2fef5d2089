import { parseAsString } from 'nuqs/server'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { type EnvironmentsList, environmentsOptions } from '#lib/query/environments-options.ts'

/** The page's own part of the address: how far back the list of those that ended was turned. */
export const environmentsParsers = { cursor: parseAsString }

export const endedPageSize = 25
/** The oldest first: those that stand out come first. */
export const liveList: EnvironmentsList = { state: ['live'], sort: 'created', limit: 500 }
export const endedList = (cursor: string | null): EnvironmentsList => ({
  state: ['ended'],
  sort: '-ended',
  limit: endedPageSize,
  cursor,
})

/** The same keys on the server, which reads, and in the browser, which fetches. */
export const liveOptions = (filters: Filters) => environmentsOptions(filters, liveList)
export const endedOptions = (filters: Filters, cursor: string | null) =>
  environmentsOptions(filters, endedList(cursor))
