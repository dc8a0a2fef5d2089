import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server'

export const disputesParsers = {
  state: parseAsStringLiteral(['open', 'closed', 'all']).withDefault('open'),
  cursor: parseAsString,
}
export const loadDisputesUrl = createLoader(disputesParsers)
export const disputesPageSize = 50

/** What a team's page shows of it. */
export const teamDisputes = { limit: 10 }

type Asked = { state: 'open' | 'closed' | 'all'; cursor: string | null }

/** What the page asks for, by its address. */
export const disputesListOf = ({ state, cursor }: Asked) => ({
  state: state === 'all' ? null : state,
  limit: disputesPageSize,
  cursor,
})
