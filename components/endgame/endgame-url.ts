import { parseAsString } from 'nuqs/server'

/** The page's own part of the address: whose services are listed. */
export const endgameParsers = { site: parseAsString }
