import { parseAsStringLiteral } from 'nuqs/server'

export const nameTabs = ['names', 'places', 'name-rules', 'place-rules', 'environment-rules'] as const
export type NameTab = (typeof nameTabs)[number]

/** Which list of the page is open. */
export const namesParsers = { list: parseAsStringLiteral(nameTabs).withDefault('names') }
