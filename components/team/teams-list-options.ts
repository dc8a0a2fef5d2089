import type { Filters } from '#lib/domain/filter/filters.ts'
import { teamsOptions } from '#lib/query/teams-options.ts'

/** As many as an answer may hold: areas and offices are sums over all teams. */
export const mostTeams = 5_000

/** All teams of the selection in one answer; the server prefetches the same key. */
export const teamsListOptions = (filters: Filters) => teamsOptions(filters, { limit: mostTeams })
