import { parseAsString } from 'nuqs/server'

/** The page's own part of the address: whose goals lie open, `company`, `area:music` or `team:gangway`. */
export const goalsParsers = { goal: parseAsString }
