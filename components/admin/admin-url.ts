import { parseAsString, parseAsStringLiteral } from 'nuqs/server'

export const adminSectionIds = ['scope', 'baseline', 'exemptions', 'messages', 'audit'] as const
export type AdminSectionId = (typeof adminSectionIds)[number]

/** Which section of the page is open, and how far back its log is paged. */
export const adminParsers = {
  section: parseAsStringLiteral(adminSectionIds).withDefault('scope'),
  cursor: parseAsString,
}
