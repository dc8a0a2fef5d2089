import { createLoader, parseAsArrayOf, parseAsInteger, parseAsString } from 'nuqs/server'
import type { AskedIf } from '#lib/query/forecast-options.ts'

/** The page's own part of the address: what is asked "what if". Never kept anywhere else. */
export const forecastParsers = {
  people: parseAsInteger,
  pace: parseAsInteger,
  births: parseAsInteger,
  solve: parseAsArrayOf(parseAsString).withDefault([]),
}
export const loadForecastUrl = createLoader(forecastParsers)

const within = (value: number | null, most: number): number | null =>
  value === null || value < 0 || value > most ? null : value

/** What an address asks; what nobody could ask for is dropped. */
export const askedOf = ({ people, pace, births, solve }: AskedIf): AskedIf => ({
  people: within(people, 50),
  pace: within(pace, 500),
  births: within(births, 1_000),
  solve: solve.filter(text => /^[^:]+:\d{4}-\d{2}-\d{2}$/.test(text)),
})
